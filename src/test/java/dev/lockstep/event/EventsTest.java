package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EventsTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
    private TestDatabase database;
    private Events events;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        events = TestEvents.on(database, NOON);
    }

    @AfterEach
    void close() {
        TestEvents.close(events);
        database.close();
    }

    @Test
    void anEventIsStoredAndToldWithAllItSays() throws Exception {
        events.subscribe(heard::add);
        var project = Ids.next();
        database.database().write(() -> events.publish("issue.created", "i1", project, Map.of("number", 1)));
        var event = hear();
        assertThat(event.type()).isEqualTo("issue.created");
        assertThat(event.subject()).isEqualTo("i1");
        assertThat(event.projectId()).isEqualTo(project);
        assertThat(event.payload()).isEqualTo("{\"number\":1}");
        assertThat(event.at()).isEqualTo(NOON.instant());
        assertThat(events.after(0, 10)).containsExactly(event);
    }

    @Test
    void eventsComeOnceAndInOrder() throws Exception {
        events.subscribe(heard::add);
        var writers = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                    for (int each = 0; each < 100; each++) {
                        publish("e");
                    }
                }))
                .limit(8)
                .toList();
        for (var each : writers) {
            each.join();
        }
        long before = 0;
        for (int each = 0; each < 800; each++) {
            long seq = hear().seq();
            assertThat(seq).isGreaterThan(before);
            before = seq;
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void anEventOfAUnitThatFailedIsNeverTold() throws Exception {
        events.subscribe(heard::add);
        assertThatThrownBy(() -> database.database().write(() -> {
                    events.publish("lost", "x", null, Map.of());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        publish("kept");
        assertThat(hear().type()).isEqualTo("kept");
    }

    @Test
    void aSubscriberThatThrowsDoesNotStopTheOthers() throws Exception {
        events.subscribe(event -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("subscriber");
        });
        events.subscribe(heard::add);
        publish("one");
        assertThat(hear().type()).isEqualTo("one");
        publish("two");
        assertThat(hear().type()).isEqualTo("two");
    }

    @Test
    void whoLeftHearsNothingMore() throws Exception {
        BlockingQueue<Event> gone = new LinkedBlockingQueue<>();
        events.subscribe(gone::add).close();
        events.subscribe(heard::add);
        publish("later");
        hear();
        assertThat(gone).isEmpty();
    }

    @Test
    void aNewBusBeginsAfterWhatIsStored() throws Exception {
        publish("old");
        TestEvents.close(events);
        events = TestEvents.on(database, NOON);
        events.subscribe(heard::add);
        publish("new");
        assertThat(hear().type()).isEqualTo("new");
    }

    @Test
    void storedEventsAreReadInPages() {
        IntStream.range(0, 5).forEach(each -> publish("e" + each));
        var first = events.after(0, 2);
        assertThat(types(first)).containsExactly("e0", "e1");
        assertThat(types(events.after(first.getLast().seq(), 10))).containsExactly("e2", "e3", "e4");
    }

    @Test
    void whatIsOldAndWasToldIsRemoved() throws Exception {
        events.subscribe(heard::add);
        publish("a");
        publish("b");
        hear();
        hear();
        var noon = NOON.instant();
        assertThat(TestEvents.remove(database, events, noon, 10)).isZero();
        assertThat(TestEvents.remove(database, events, noon.plusSeconds(1), 1)).isEqualTo(1);
        assertThat(types(events.after(0, 10))).containsExactly("b");
    }

    private void publish(String type) {
        database.database().write(() -> events.publish(type, "s", null, Map.of()));
    }

    private Event hear() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }

    private static List<String> types(List<Event> events) {
        return events.stream().map(Event::type).toList();
    }
}
