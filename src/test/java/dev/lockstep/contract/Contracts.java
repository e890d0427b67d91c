package dev.lockstep.contract;

import dev.lockstep.NodeFolder;
import dev.lockstep.base.Folders;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the trackers take: GitHub's own description of its API, which npm brings, and those written for Plane and Jira. */
final class Contracts {
    static final String WHY_ABSENT = "GitHub's description of its API comes by npm, and this build is without Node"
            + " (-DskipUi); requests are not checked against it.";

    private static final Path SOURCE = Path.of("src/test/contracts");
    private static final NodeFolder FOLDER = new NodeFolder(SOURCE, Path.of("target/contracts"));
    private static final Path CUT = FOLDER.home().resolve("github.json");
    private static final Map<String, String> OF_GITHUB = Map.of(
            "Accept", "application/vnd\\.github\\+json",
            "X-GitHub-Api-Version", "2022-11-28",
            "Authorization", "Bearer \\S+",
            "User-Agent", "\\S.*");
    private static final Map<String, String> OF_PLANE =
            Map.of("Accept", "application/json", "X-API-Key", "\\S+", "User-Agent", "\\S.*");

    private static final Map<String, String> OF_JIRA =
            Map.of("Accept", "application/json", "Authorization", "(Basic|Bearer) \\S+", "User-Agent", "\\S.*");

    private static Optional<Contract> github = Optional.empty();
    private static boolean asked;

    private Contracts() {}

    static Contract plane() {
        return new Contract(read(SOURCE.resolve("plane.json")), OF_PLANE);
    }

    static Contract jira() {
        return new Contract(read(SOURCE.resolve("jira.json")), OF_JIRA);
    }

    /** Empty where this build is without Node and nothing brought the description before. */
    static synchronized Optional<Contract> github() {
        if (!asked) {
            github = bring() ? Optional.of(new Contract(read(CUT), OF_GITHUB)) : Optional.empty();
            asked = true;
        }
        return github;
    }

    private static boolean bring() {
        if (Boolean.getBoolean("skipUi") || !NodeFolder.nodeIsThere()) {
            return Files.exists(CUT);
        }
        try {
            if (FOLDER.install() || !Files.exists(CUT)) {
                FOLDER.runs("node", "cut.mjs", "github.json");
                // 480 MB, of which a thousandth is needed.
                Folders.forget(FOLDER.home().resolve("node_modules/@octokit"));
            }
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.tree(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
