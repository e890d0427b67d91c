package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/checklist.md names every row that is promised; it, docs/security-checklist.md and docs/known-defects.md name tests that exist. */
class ChecklistTest {
    private static final Path TESTS = Path.of("src/test/java/dev/lockstep");
    private static final Path DEFECTS = Path.of("docs/known-defects.md");
    private static final Path SECURITY = Path.of("docs/security-checklist.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(?:[a-z0-9]+\\.)?(\\w+Test)(?:#(\\w+))?`");
    private static final Pattern TEST = Pattern.compile("@(?:Parameterized)?Test\\b[\\s\\S]{0,4000}?void (\\w+)\\(");

    @Test
    void everyRowIsThereOnce() throws IOException {
        var rows = ROW.matcher(page())
                .results()
                .map(row -> Integer.parseInt(row.group(1)))
                .sorted()
                .toList();
        var wanted = Stream.of(
                        IntStream.rangeClosed(36, 82),
                        IntStream.of(117),
                        IntStream.rangeClosed(119, 188),
                        IntStream.rangeClosed(190, 215),
                        IntStream.rangeClosed(218, 225))
                .flatMap(IntStream::boxed)
                .toList();
        assertThat(rows).isEqualTo(wanted);
    }

    @Test
    void everyLineOfTheSecurityChecklistIsThereAndShownOrSaysWhyNot() throws IOException {
        var lines = ROW.matcher(Files.readString(SECURITY)).results().toList();
        assertThat(lines.stream().map(line -> Integer.parseInt(line.group(1))))
                .containsExactlyElementsOf(IntStream.concat(IntStream.rangeClosed(1, 37), IntStream.rangeClosed(45, 50))
                        .boxed()
                        .toList());
        assertThat(lines)
                .allMatch(line -> NAMED.matcher(line.group(2)).find()
                        || line.group(2).startsWith("Not held: ")
                        || line.group(2).startsWith("Comes with "));
    }

    @Test
    void thirtyKnownDefectsHaveATestEach() throws IOException {
        var shown = Pattern.compile("(?m)^\\| .*`\\w+Test#\\w+`").matcher(Files.readString(DEFECTS));
        assertThat(shown.results().count()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        var tests = tests();
        var missing = NAMED.matcher(page() + Files.readString(DEFECTS) + Files.readString(SECURITY))
                .results()
                .filter(named -> !tests.containsKey(named.group(1))
                        || named.group(2) != null && !tests.get(named.group(1)).contains(named.group(2)))
                .map(named -> named.group())
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyVectorAndEveryResolutionHasATestThatNamesIt() throws IOException {
        var names = tests().values().stream().flatMap(Set::stream).toList();
        for (int vector = 1; vector <= 14; vector++) {
            var prefix = "v" + vector + "_";
            assertThat(names).as(prefix).anyMatch(name -> name.startsWith(prefix));
        }
        for (int resolution = 1; resolution <= 20; resolution++) {
            var prefix = "a" + resolution + "_";
            assertThat(names).as(prefix).anyMatch(name -> name.startsWith(prefix));
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/checklist.md"));
    }

    /** Each test class with its tests; two of one name count as one. */
    private static Map<String, Set<String>> tests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(path -> path.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            path -> path.getFileName().toString().replace(".java", ""),
                            ChecklistTest::names,
                            (one, other) -> {
                                one.addAll(other);
                                return one;
                            }));
        }
    }

    private static Set<String> names(Path file) {
        try {
            return TEST.matcher(Files.readString(file))
                    .results()
                    .map(test -> test.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
