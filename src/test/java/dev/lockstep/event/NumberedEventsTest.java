package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units of PostgreSQL that store events side by side, and who reads these. */
@Timeout(60)
class NumberedEventsTest {
    private static final int WRITERS = 6;
    private static final int UNITS = 250;

    private TestDatabase database;
    private Events events;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder, Dialect.POSTGRESQL);
        events = TestEvents.stored(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The second time across the end of what a lock's key holds of a number. */
    @ParameterizedTest
    @ValueSource(longs = {1, (1L << 31) - 1, (1L << 33) - 1})
    void whatIsCommittedFirstWaitsForALowerNumber(long first) throws Exception {
        numbersFrom(first);
        var late = new Late("late");
        publish("early");
        assertThat(subjects(0)).isEmpty();
        assertThat(events.newest()).isZero();
        late.commit();
        assertThat(subjects(0)).containsExactly("late", "early");
        assertThat(events.newest()).isEqualTo(first + 1);
    }

    @Test
    void aNumberThatWasGivenUpIsWaitedForByNobody() throws Exception {
        var late = new Late("late");
        publish("early");
        assertThat(subjects(0)).isEmpty();
        late.giveUp();
        assertThat(subjects(0)).containsExactly("early");
    }

    @Test
    void whatWasStoredBeforeALateUnitBeganIsReadAtOnce() throws Exception {
        numbersFrom(5);
        publish("before");
        var late = new Late("late");
        publish("after");
        assertThat(subjects(0)).containsExactly("before");
        late.commit();
        assertThat(subjects(5)).containsExactly("late", "after");
    }

    @Test
    void aReaderWhoNeverLooksBackMissesNothing() throws Exception {
        List<Event> read = new ArrayList<>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> under = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var random = new SplittableRandom(writer);
                under.add(writers.submit(() -> write(random)));
            }
            while (under.stream().anyMatch(each -> !each.isDone())) {
                read.addAll(next(read));
            }
            for (var each : under) {
                each.get();
            }
        }
        for (var more = next(read); !more.isEmpty(); more = next(read)) {
            read.addAll(more);
        }
        assertThat(read.stream().map(Event::seq).toList())
                .isEqualTo(database.jdbc()
                        .sql("select seq from event order by seq")
                        .query(Long.class)
                        .list())
                .hasSizeGreaterThan(WRITERS * UNITS);
    }

    private List<Event> next(List<Event> read) {
        return events.after(read.isEmpty() ? 0 : read.getLast().seq(), 50);
    }

    /** Some units store several events, some store none in the end. */
    private void write(SplittableRandom random) {
        for (int unit = 0; unit < UNITS; unit++) {
            boolean fails = random.nextInt(10) == 0;
            int many = 1 + random.nextInt(3);
            try {
                database.database().write(() -> {
                    for (int each = 0; each < many; each++) {
                        events.publish("issue.edited", "i", null, List.of());
                    }
                    if (fails) {
                        database.database().numbered("event_seq_seq", null, () -> {
                            throw new IllegalStateException("given up");
                        });
                    }
                });
            } catch (IllegalStateException expected) {
                assertThat(fails).isTrue();
            }
        }
    }

    private void numbersFrom(long first) {
        database.jdbc()
                .sql("alter sequence event_seq_seq restart with " + first)
                .update();
    }

    private void publish(String subject) {
        database.database().write(() -> events.publish("issue.edited", subject, null, List.of()));
    }

    private List<String> subjects(long after) {
        return events.after(after, 10).stream().map(Event::subject).toList();
    }

    /** A unit that has its number and is not committed yet. */
    private final class Late {
        private final CountDownLatch numbered = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final Future<?> unit;
        private volatile boolean givenUp;

        Late(String subject) throws InterruptedException {
            Runnable work = () -> database.database().write(() -> {
                events.publish("issue.edited", subject, null, List.of());
                database.database().numbered("event_seq_seq", null, this::linger);
            });
            unit = CompletableFuture.runAsync(work, Thread::startVirtualThread);
            numbered.await();
        }

        private void linger() {
            numbered.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            if (givenUp) {
                throw new IllegalStateException("given up");
            }
        }

        void commit() throws Exception {
            goOn.countDown();
            unit.get();
        }

        void giveUp() {
            givenUp = true;
            goOn.countDown();
            assertThatThrownBy(unit::get).isInstanceOf(ExecutionException.class).hasMessageContaining("given up");
        }
    }
}
