package dev.lockstep.bench;

import dev.lockstep.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** What is in a file of issues, and the fewest requests that can bring it from GitHub to Plane. */
record Archive(Path file, int issues, int comments, int labelsInUse) {
    private static final int PER_PAGE = 100;
    /** Plane's states and its labels, to know their ids. */
    private static final int CATALOG_LISTS = 2;

    static Archive read(Path file) throws IOException {
        return count(file, lines(file));
    }

    /** The first issues of a file, in a file of their own: as many as hold about that many objects. */
    static Archive beginningOf(Path file, int objects, Path into) throws IOException {
        var kept = new ArrayList<String>();
        int held = 0;
        for (var line : lines(file)) {
            if (held >= objects) {
                break;
            }
            kept.add(line);
            held += line.contains("\"_meta\"")
                    ? 0
                    : 1 + Json.tree(line).path("comments").size();
        }
        return count(Files.write(into, kept), kept);
    }

    int objects() {
        return issues + comments;
    }

    /** Pages of 100, one create each, Plane's states and labels once. */
    int fewestRequests() {
        return pages(issues) + pages(comments) + CATALOG_LISTS + labelsInUse + objects();
    }

    private static int pages(int items) {
        return (items + PER_PAGE - 1) / PER_PAGE;
    }

    private static Archive count(Path file, List<String> lines) {
        int issues = 0;
        int comments = 0;
        Set<String> labels = new HashSet<>();
        for (var line : lines) {
            var node = Json.tree(line);
            if (!node.has("_meta")) {
                issues++;
                comments += node.path("comments").size();
                node.path("labels").forEach(label -> labels.add(label.asString().toLowerCase(Locale.ROOT)));
            }
        }
        return new Archive(file, issues, comments, labels.size());
    }

    private static List<String> lines(Path file) throws IOException {
        try (var raw = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
