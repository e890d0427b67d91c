package dev.lockstep.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that an operation can end or wait with is said in plain words. */
class OperationWordsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/lockstep");
    private static final Pattern CODE = Pattern.compile("(?:(?:Completed|Disabled|Dropped|Waiting|done|waiting|"
            + "belongsTo|Drop|Disable|Duplicate)\\([^;\"]*|isEcho\\(look, twin\\) \\? )\"([a-z]+(?:_[a-z]+)*)\"");

    /** Never stored, as it is decided anew at once; and the name of a column. */
    private static final Set<String> OTHERS = Set.of("again", "id");

    @Test
    void everyReasonHasItsWords() throws IOException {
        var codes = new TreeSet<String>();
        for (var module : Set.of("sync", "operation")) {
            codes.addAll(codes(MAIN.resolve(module)));
        }
        assertThat(codes).contains("created", "echo", "pull_requests_off", "newer_operation", "issue_first");
        codes.removeAll(OTHERS);
        assertThat(codes).filteredOn(code -> !OperationWords.knows(code)).isEmpty();
    }

    private static Set<String> codes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .map(OperationWordsTest::text)
                    .flatMap(text -> CODE.matcher(text).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
