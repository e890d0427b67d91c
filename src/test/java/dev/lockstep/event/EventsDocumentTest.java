package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/events.md, the list in the code, and what is really published say the same. */
class EventsDocumentTest {
    private static final Path MAIN = Path.of("src/main/java/dev/lockstep");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z]+)` \\| (?:`(\\w+)`|-|see below) \\|");

    @Test
    void theDocumentListsWhatTheCodeKnows() throws IOException {
        Map<String, String> told = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("docs/events.md")))
                .results()
                .forEach(row -> told.put(row.group(1), row.group(2) == null ? "-" : row.group(2)));
        Map<String, String> known = new TreeMap<>();
        EventKind.ALL.forEach(kind -> known.put(kind.type(), kind.name() == null ? "-" : kind.name()));
        assertThat(told).isEqualTo(known);
    }

    @Test
    void whatIsPublishedIsKnownAndWhatIsKnownIsPublished() throws IOException {
        var types = EventKind.ALL.stream().map(EventKind::type).collect(Collectors.toCollection(TreeSet::new));
        var nouns = types.stream()
                .map(type -> type.substring(0, type.indexOf('.')))
                .distinct()
                .collect(Collectors.joining("|"));
        // What stands in a call of publish or tell, or is chosen for one; settings and properties look different.
        var literal = Pattern.compile("\"((?:" + nouns + ")\\.(?:[a-z]+ed|held|commits))\"");
        Set<String> written = new TreeSet<>();
        try (var files = Files.walk(MAIN)) {
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.startsWith(MAIN.resolve("api")) && !each.endsWith("EventKind.java"))
                    .toList()) {
                literal.matcher(Files.readString(file)).results().forEach(found -> written.add(found.group(1)));
            }
        }
        assertThat(written).isEqualTo(types);
    }

    @Test
    void eventsAreSelectedByTypeByItsBeginningAndByName() {
        var event = new Event(
                1,
                dev.lockstep.base.Ids.next(),
                "issue.updated",
                EventKind.CHANGE_CARD_STATUS,
                "s",
                null,
                "{}",
                java.time.Instant.EPOCH);
        assertThat(Set.of("issue.", "issue.updated", "changeCardStatus", "updateCardStatus"))
                .allMatch(wanted -> EventKind.selects(wanted) && EventKind.fits(wanted, event));
        assertThat(Set.of("comment.", "updateCard", "newCard"))
                .allMatch(wanted -> EventKind.selects(wanted) && !EventKind.fits(wanted, event));
        assertThat(Set.of("issue", "cards", "", ".", "issue.gone")).noneMatch(EventKind::selects);
    }
}
