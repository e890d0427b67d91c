package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Old events leave the database for files, and are read back. */
@Timeout(120)
class EventArchiveTest {
    private static final Instant START = Instant.parse("2026-08-30T12:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private final TestClock clock = new TestClock(START);
    private TestDatabase database;
    private StoredEvents events;
    private EventArchive archive;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        database = TestDatabase.in(folder);
        events = (StoredEvents) TestEvents.on(database, clock);
        archive = new EventArchive(events, database.database(), folder);
    }

    @AfterEach
    void close() {
        TestEvents.close(events);
        database.close();
    }

    /** A process that ends once the file is written. */
    private record Dying(Events real) implements Events {
        @Override
        public void publish(News news) {
            real.publish(news);
        }

        @Override
        public AutoCloseable subscribe(Consumer<Event> subscriber) {
            return real.subscribe(subscriber);
        }

        @Override
        public List<Event> outdated(Instant before, int most) {
            return real.outdated(before, most);
        }

        @Override
        public int remove(long first, long last) {
            throw new IllegalStateException("died");
        }

        @Override
        public long newest() {
            return real.newest();
        }

        @Override
        public List<Event> after(long seq, int limit) {
            return real.after(seq, limit);
        }
    }

    /** Each an hour after the one before. */
    private void happen(String... subjects) {
        for (var each : subjects) {
            database.database().write(() -> events.publish("issue.created", each, null, Map.of("\u00fc", each)));
            clock.advance(Duration.ofHours(1));
        }
        while (events.outdated(END, 10_000).size() < events.after(0, 10_000).size()) {
            Thread.onSpinWait(); // until the bus has told them
        }
    }

    private List<String> archived(@Nullable String subject) {
        List<String> subjects = new ArrayList<>();
        String cursor = null;
        do {
            var page = archive.read(START, END, subject, 2, cursor);
            page.items().forEach(each -> subjects.add(each.subject()));
            cursor = page.next();
        } while (cursor != null);
        return subjects;
    }

    private List<String> stored() {
        return events.after(0, 1_000).stream().map(Event::subject).toList();
    }

    @Test
    void whatIsOldIsMovedAndReadBackByTimeAndSubject() {
        happen("a", "b", "a", "c", "d");
        assertThat(archive.archive(START.plus(Duration.ofHours(4)), 3)).isEqualTo(3);
        assertThat(archive.archive(START.plus(Duration.ofHours(4)), 3)).isEqualTo(1);
        assertThat(archive.archive(START.plus(Duration.ofHours(4)), 3)).isZero();
        assertThat(stored()).containsExactly("d");
        assertThat(archived(null)).containsExactly("a", "b", "a", "c");
        assertThat(archived("a")).containsExactly("a", "a");
        var some = archive.read(START.plus(Duration.ofHours(1)), START.plus(Duration.ofHours(3)), null, 10, null);
        assertThat(some.items()).extracting(CloudEvent::subject).containsExactly("b", "a");
        var one = some.items().getFirst();
        assertThat(one.name()).isEqualTo("newCard");
        assertThat(one.data().path("\u00fc").asString()).isEqualTo("b");
        assertThat(Instant.parse(one.time())).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void aCrashBeforeTheRowsAreGoneArchivesNothingTwice() {
        happen("a", "b");
        var dying = new EventArchive(new Dying(events), database.database(), folder);
        assertThatThrownBy(() -> dying.archive(END, 10)).hasMessage("died");
        assertThat(stored()).containsExactly("a", "b");
        happen("c");
        assertThat(archive.archive(END, 10)).isEqualTo(3);
        assertThat(archived(null)).containsExactly("a", "b", "c");
        assertThat(stored()).isEmpty();
    }

    @Test
    void aLineOfTheIndexThatACrashCutOffIsPassedOver() throws IOException {
        happen("a", "b");
        archive.archive(END, 1);
        Files.writeString(folder.resolve("archive/index.jsonl"), "\n{\"file\":\"events-20", StandardOpenOption.APPEND);
        archive.archive(END, 10);
        assertThat(archived(null)).containsExactly("a", "b");
    }

    @Test
    void filesAreOfMonthsAndPlainToolsReadThem() throws IOException {
        happen("august");
        clock.advance(Duration.ofDays(3));
        happen("september");
        archive.archive(END, 1);
        archive.archive(END, 1);
        try (var zip = new GZIPInputStream(Files.newInputStream(folder.resolve("archive/events-2026-09.jsonl.gz")))) {
            var line = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(line).contains("\"subject\":\"september\"").endsWith("}\n");
        }
        assertThat(folder.resolve("archive/events-2026-08.jsonl.gz")).exists();
    }

    @Test
    void whatCannotBeWrittenStaysInTheDatabase() throws IOException {
        happen("a");
        Files.writeString(folder.resolve("archive"), "in the way");
        assertThatThrownBy(() -> archive.archive(END, 10)).isInstanceOf(UncheckedIOException.class);
        assertThat(stored()).containsExactly("a");
    }

    @Test
    void numbersThatComeAgainAfterARestoreAreArchivedAllTheSame() {
        happen("a", "b");
        archive.archive(END, 10);
        clock.advance(Duration.ofDays(1));
        var again = new Event(1, Ids.next(), "issue.created", null, "again", null, "{}", clock.instant());
        database.database().write(() -> {
            database.jdbc()
                    .sql(
                            "insert into event (seq, id, type, subject, payload, at) values (1, ?, 'issue.created', 'again', '{}', ?)")
                    .params(again.id().toString(), again.at().toEpochMilli())
                    .update();
        });
        assertThat(archive.archive(END, 10)).isEqualTo(1);
        assertThat(archived("again")).containsExactly("again");
    }

    @Test
    void anOddCursorIsRefused() {
        assertThatThrownBy(() -> archive.read(START, END, null, 1, "odd")).isInstanceOf(Refused.class);
    }
}
