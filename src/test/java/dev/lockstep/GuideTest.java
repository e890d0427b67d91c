package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide says of each setting and each error code what the code says. What it should be is written beside the build. */
class GuideTest {
    private static final Path GUIDE = Path.of("docs/guide");
    private static final Path MADE = Path.of("target/guide");
    private static final Pattern REFUSAL = Pattern.compile(
            "(?:Refused\\.invalid\\(|new Refused\\(\\s*(?:Refused\\.)?Kind\\.([A-Z_]+),|(?:problem|write)\\((?:\\s*request,\\s*response,)?\\s*HttpStatus\\.([A-Z_]+),)"
                    + "\\s*\"([a-z]+(?:_[a-z]+)*)\",\\s*((?:[^;]|\";\")*?)\\);");
    private static final Pattern NOT_FOUND = Pattern.compile("Refused\\.notFound\\(\"([a-z ]+)\"\\)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Map<String, String> WHEN = Map.of(
            "INVALID", "400",
            "UNAUTHENTICATED", "401",
            "FORBIDDEN", "403",
            "NOT_FOUND", "404",
            "CONFLICT", "409",
            "STATE", "422",
            "UNAVAILABLE", "503");

    @Test
    void eachSettingStandsInItWithWhatItIsForAndItsDefault() throws IOException {
        var page = new StringBuilder(
                "# Settings\n\nBy the environment, by a file `.env` in the working directory (the environment goes"
                        + " first), or by `NAME_FILE` with the path of a file that holds the value. Made of the code; a test compares.\n");
        var told = told();
        for (var setting : Setting.values()) {
            page.append("\n### `").append(setting.name()).append("`\n\n");
            page.append(
                    told.getOrDefault(setting.name(), "As the old services named it; kept so that their files work."));
            page.append("\n\nDefault: ")
                    .append(setting.fallback() == null ? "none" : "`" + setting.fallback() + "`")
                    .append(".\n");
        }
        compare("settings.md", page.toString());
    }

    /** The comment of `.env.example` above each name. */
    private static Map<String, String> told() throws IOException {
        var told = new TreeMap<String, String>();
        var comment = new ArrayList<String>();
        for (var line : Files.readAllLines(Path.of(".env.example"))) {
            if (line.startsWith("# ") && !line.startsWith("# ---")) {
                comment.add(line.substring(2));
            } else if (line.matches("#?[A-Z_]+=.*")) {
                told.put(line.replaceFirst("^#", "").replaceFirst("=.*", ""), String.join(" ", comment));
            } else {
                comment.clear();
            }
        }
        return told;
    }

    @Test
    void eachErrorCodeStandsInItWithWhatIsSaidAndItsStatus() throws IOException {
        var codes = new TreeMap<String, TreeSet<String>>();
        for (var source : SourceTree.java()) {
            if (source.isMain() && !source.path().toString().contains("simulator")) {
                collect(String.join("\n", source.lines()), codes);
            }
        }
        assertThat(codes).hasSizeGreaterThan(150).containsKeys("column_full", "issue_not_found", "admin_only");
        var page = new StringBuilder(
                "# Error codes\n\nEach refusal has a `code` that never changes, and a `detail` that says what is wrong"
                        + " and the way out. Here is what is said under each code; `…` stands for what depends on the case."
                        + " Made of the code; a test compares.\n");
        codes.forEach((code, lines) -> {
            page.append("\n### `").append(code).append("`\n\n");
            lines.forEach(line -> page.append("- ").append(line).append('\n'));
        });
        compare("errors.md", page.toString());
    }

    private static void collect(String text, Map<String, TreeSet<String>> codes) {
        REFUSAL.matcher(text).results().forEach(hit -> {
            var kind = hit.group(1) != null ? WHEN.getOrDefault(hit.group(1), "400") : "400";
            var status = hit.group(2) != null ? status(hit.group(2)) : kind;
            var said = sentence(hit.group(4));
            codes.computeIfAbsent(hit.group(3), code -> new TreeSet<>())
                    .add(status + ": " + (said.matches("…*") ? "What is said depends on the case." : said));
        });
        NOT_FOUND
                .matcher(text)
                .results()
                .forEach(hit -> codes.computeIfAbsent(hit.group(1) + "_not_found", code -> new TreeSet<>())
                        .add("404: There is no " + hit.group(1) + " with this id."));
    }

    private static String status(String name) {
        return Integer.toString(
                org.springframework.http.HttpStatus.valueOf(name).value());
    }

    /** The words between the quotes; what stands between them is the case's. The field, which comes first, is none of them. */
    private static String sentence(String arguments) {
        var given = arguments.strip().replaceFirst("^(null|\"[A-Za-z.]+\"|[a-z][A-Za-z]*),\\s*", "");
        var said = new StringBuilder();
        int end = 0;
        for (var hit : TEXT.matcher(given).results().toList()) {
            said.append(given.substring(end, hit.start()).matches("[\\s+]*") ? "" : "…")
                    .append(hit.group(1));
            end = hit.end();
        }
        said.append(given.substring(end).matches("[\\s)]*(\\.formatted\\(.*)?") ? "" : "…");
        return said.toString()
                .replaceAll("%[sd]", "…")
                .replaceAll("\\\\n", " ")
                .replaceAll("\\\\(.)", "$1")
                .replaceAll("([<>|*_\\[\\]`])", "\\\\$1")
                .replaceAll("\\b(GET|POST|PUT|PATCH|DELETE) /", "`$1` /")
                .strip();
    }

    @Test
    void whatIsBuiltInStandsWithItsLicence() throws IOException {
        var told = Files.readString(Path.of("docs/guide/licences.md"));
        var pom = Files.readString(Path.of("pom.xml"));
        var wanted = new ArrayList<String>();
        Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL)
                .matcher(pom.substring(pom.indexOf("</dependencyManagement>")))
                .results()
                .map(hit -> hit.group(1).replaceAll("(?s)<exclusions>.*</exclusions>", ""))
                .filter(each -> !each.contains("<scope>test</scope>"))
                .forEach(each -> wanted.add(
                        each.replaceFirst("(?s).*<artifactId>", "").replaceFirst("(?s)</artifactId>.*", "")));
        var page = dev.lockstep.base.Json.tree(Files.readString(Path.of("ui/package.json")));
        page.path("dependencies").propertyNames().forEach(wanted::add);
        assertThat(wanted).hasSizeGreaterThan(30);
        assertThat(wanted.stream().filter(name -> !told.contains("| " + name + " |")))
                .as("what is built in and not named in docs/guide/licences.md")
                .isEmpty();
    }

    @Test
    void thereIsAStartAndAWayFromEachOfTheFive() {
        var wanted = List.of(
                "start", "from-plane-sync", "from-jira-sync", "from-radar", "from-bug-tracker", "from-operation-queue");
        assertThat(wanted)
                .allSatisfy(name -> assertThat(GUIDE.resolve(name + ".md")).exists());
    }

    private static void compare(String name, String made) throws IOException {
        Files.createDirectories(MADE);
        Files.writeString(MADE.resolve(name), made);
        var kept = Files.exists(GUIDE.resolve(name)) ? Files.readString(GUIDE.resolve(name)) : "";
        assertThat(Arrays.asList(kept.split("\n")))
                .as(
                        "%s is otherwise than the code; take it over: cp %s %s",
                        GUIDE.resolve(name), MADE.resolve(name), GUIDE)
                .isEqualTo(Arrays.asList(made.split("\n")));
    }
}
