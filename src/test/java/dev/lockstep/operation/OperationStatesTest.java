package dev.lockstep.operation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The enum, the schema and docs/operation-states.md say the same. */
class OperationStatesTest {
    private final Set<String> states =
            Arrays.stream(OperationState.values()).map(OperationRow::text).collect(toCollection(TreeSet::new));

    @Test
    void theSchemaAcceptsExactlyTheStates() throws IOException {
        var schema = Files.readString(Path.of("src/main/resources/db/migration/V3__operation.sql"));
        var check = Pattern.compile("check \\(state in\\s*\\(([^)]*)\\)").matcher(schema);
        assertThat(check.find()).isTrue();
        assertThat(found("'(\\w+)'", check.group(1))).isEqualTo(states);
    }

    @Test
    void thePageDrawsExactlyTheTransitions() throws IOException {
        var page = Files.readString(Path.of("docs/operation-states.md"));
        var allowed = new TreeSet<String>();
        for (var from : OperationState.values()) {
            for (var to : OperationState.values()) {
                if (from.mayBecome(to)) {
                    allowed.add(OperationRow.text(from) + " --> " + OperationRow.text(to));
                }
            }
        }
        assertThat(found("(?m)^ +(\\w+ --> \\w+)$", page)).isEqualTo(allowed);
    }

    @Test
    void thePagesTableNamesEachStateWithWhatItMayBecome() throws IOException {
        var page = Files.readString(Path.of("docs/operation-states.md"));
        for (var state : OperationState.values()) {
            var row = Pattern.compile("(?m)^\\| " + OperationRow.text(state) + " \\|.*\\|([^|]*)\\|$")
                    .matcher(page);
            assertThat(row.find()).as("row of " + state).isTrue();
            var next = Arrays.stream(OperationState.values())
                    .filter(state::mayBecome)
                    .map(OperationRow::text)
                    .collect(toCollection(TreeSet::new));
            assertThat(found("(\\w+)", row.group(1))).isEqualTo(next);
        }
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }
}
