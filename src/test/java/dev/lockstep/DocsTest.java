package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists: modules and their arrows, settings, files, routes, types, codes. */
class DocsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/lockstep");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\w+) --> (\\w+)$");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern SETTING = Pattern.compile("\\b(?:LOCKSTEP|GITHUB|PLANE|MONGODB)_[A-Z][A-Z_]*[A-Z]\\b");
    private static final Pattern ROUTE = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) (/[\\w{}./-]*[\\w}])");
    private static final Pattern API_PATH = Pattern.compile("(?<![\\w.}])/api/[\\w{}/-]*[\\w}]");
    private static final Pattern MAPPED =
            Pattern.compile("@(Request|Get|Post|Put|Patch|Delete)Mapping(?:\\(\\s*\"([^\"]*)\"\\s*\\))?");
    private static final Pattern CODE_WORD = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z][A-Za-z]*");
    private static final Pattern CODE = Pattern.compile("[a-z]+(_[a-z]+)+");

    /** Written like types of ours, but others'. */
    private static final Set<String> FOREIGN_TYPES = Set.of("Accepted", "Bearer", "HttpClient", "JdbcClient");

    @Test
    void theDrawnArrowsAreThoseThatTheModulesAllow() {
        var drawn = new TreeMap<String, Set<String>>();
        modules().keySet().forEach(module -> drawn.put(module, new TreeSet<>()));
        found(ARROW, text(Path.of("docs/architecture.md")))
                .forEach(arrow -> drawn.computeIfAbsent(arrow.group(1), from -> new TreeSet<>())
                        .add(arrow.group(2)));
        // Left out of the drawing, which says so.
        drawn.forEach((module, uses) -> {
            if (!module.equals("base") && !module.equals("simulator")) {
                uses.add("base");
            }
        });
        assertThat(drawn).isEqualTo(modules());
    }

    @Test
    void everyModuleIsDescribed() {
        var described = found(Pattern.compile("(?m)^\\| `(\\w+)` \\|"), text(Path.of("docs/architecture.md")))
                .map(row -> row.group(1))
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(modules().keySet());
    }

    @Test
    void everySettingThatIsNamedExists() {
        var known = new HashSet<String>();
        for (var source : List.of(".env.example", "lockstep", "ui/vite.config.ts")) {
            found(SETTING, text(Path.of(source))).map(MatchResult::group).forEach(known::add);
        }
        assertNone(SETTING, name -> known.contains(name) || known.contains(name.replaceFirst("_FILE$", "")));
    }

    @Test
    void everyRelativeLinkLeadsToAFile() {
        for (var document : documents()) {
            var folder = document.toAbsolutePath().getParent();
            assertThat(found(LINK, text(document))
                            .map(link -> link.group(1).replaceFirst("#.*", ""))
                            .filter(target -> !target.isEmpty() && !target.contains("://"))
                            .filter(target -> !Files.exists(folder.resolve(target))))
                    .as("dead links in %s", document)
                    .isEmpty();
        }
    }

    @Test
    void everyRouteThatIsNamedIsServed() {
        var served = routes();
        assertThat(served).contains("POST /api/sync", "GET /api/v1/links/{}").hasSizeGreaterThan(30);
        assertNone(
                ROUTE,
                route -> !route.contains("/api/") && !route.contains("/webhooks") || served.contains(anonymous(route)));
        assertNone(
                API_PATH,
                path -> served.stream()
                        .map(route -> route.substring(route.indexOf(' ') + 1))
                        .anyMatch(route -> (route + "/").startsWith(anonymous(path) + "/")));
    }

    @Test
    void everyTypeThatIsNamedExists() {
        var types = SourceTree.java().stream()
                .flatMap(source -> source.types().stream())
                .collect(Collectors.toSet());
        types.addAll(FOREIGN_TYPES);
        for (var document : List.of("docs/architecture.md", "docs/glossary.md", "CONTRIBUTING.md")) {
            assertThat(found(CODE_WORD, text(Path.of(document)))
                            .flatMap(word -> Stream.of(word.group(1).split("[/.]", -1)))
                            .filter(TYPE.asMatchPredicate())
                            .filter(name -> !types.contains(name)))
                    .as("types that %s names and that do not exist", document)
                    .isEmpty();
        }
    }

    @Test
    void theGlossaryGivesEachWordOneMeaning() {
        var words = found(Pattern.compile("(?m)^\\| \\*\\*([^*]+)\\*\\* \\|"), text(Path.of("docs/glossary.md")))
                .map(row -> row.group(1))
                .toList();
        assertThat(words).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeOfTheTroubleshootingPageIsOneThatLockstepSays() {
        var code = SourceTree.files().stream()
                .filter(path -> path.startsWith(MAIN) && path.toString().endsWith(".java"))
                .map(DocsTest::text)
                .collect(Collectors.joining());
        assertThat(found(CODE_WORD, text(Path.of("docs/troubleshooting.md")))
                        .map(word -> word.group(1))
                        .filter(CODE.asMatchPredicate())
                        .filter(word -> !code.contains("\"" + word + "\"")))
                .isEmpty();
    }

    @Test
    void everyDecisionIsNumberedAndInTheIndex() {
        var folder = Path.of("docs/adr");
        var index = text(folder.resolve("README.md"));
        var pages = documents().stream()
                .filter(path -> path.startsWith(folder) && !path.endsWith("README.md"))
                .sorted()
                .toList();
        var known = new TreeSet<Integer>();
        for (var page : pages) {
            var name = page.getFileName().toString();
            assertThat(name).matches("\\d{4}-.*");
            int number = Integer.parseInt(name.substring(0, 4));
            assertThat(known.add(number)).as("there is one decision %s", number).isTrue();
            assertThat(text(page)).startsWith("# " + number + ". ");
            assertThat(index).contains("[" + number + "](" + name + ")");
        }
    }

    /** Each top-level package with those that its package-info lets it use. */
    private static Map<String, Set<String>> modules() {
        var modules = new TreeMap<String, Set<String>>();
        var allowed = Pattern.compile("(?s)allowedDependencies\\s*=\\s*\\{([^}]*)\\}");
        for (var path : SourceTree.files()) {
            if (path.startsWith(MAIN) && path.endsWith("package-info.java")) {
                found(allowed, text(path))
                        .forEach(list -> modules.put(
                                path.getParent().getFileName().toString(),
                                found(QUOTED, list.group(1))
                                        // A part of a module that is shown by a name of its own is no other module.
                                        .map(quoted -> quoted.group(1).replaceFirst(" :: .*", ""))
                                        .collect(Collectors.toCollection(TreeSet::new))));
            }
        }
        return modules;
    }

    /** As {@code GET /api/v1/links/{}}, from the annotations of the controllers. */
    private static Set<String> routes() {
        var routes = new TreeSet<String>();
        for (var path : SourceTree.files()) {
            if (path.startsWith(MAIN.resolve("api")) && path.toString().endsWith(".java")) {
                var prefix = "";
                for (var mapped : found(MAPPED, text(path)).toList()) {
                    var place = mapped.group(2) == null ? "" : mapped.group(2);
                    if (mapped.group(1).equals("Request")) {
                        prefix = place;
                    } else {
                        routes.add(
                                anonymous(mapped.group(1).toUpperCase(java.util.Locale.ROOT) + " " + prefix + place));
                    }
                }
            }
        }
        return routes;
    }

    private static String anonymous(String route) {
        return route.replaceAll("\\{[^}]*\\}", "{}").replaceAll("/ID(?=/|$)", "/{}");
    }

    private static void assertNone(Pattern pattern, java.util.function.Predicate<String> exists) {
        var missing = new ArrayList<String>();
        for (var document : documents()) {
            found(pattern, text(document))
                    .map(MatchResult::group)
                    .filter(name -> !exists.test(name))
                    .forEach(name -> missing.add(document + ": " + name));
        }
        assertThat(missing).isEmpty();
    }

    private static List<Path> documents() {
        var documents = SourceTree.files().stream()
                .filter(path -> path.toString().endsWith(".md"))
                .toList();
        assertThat(documents).contains(Path.of("README.md"), Path.of("docs/architecture.md"));
        return documents;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
