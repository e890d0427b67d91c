package dev.lockstep.base.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.transaction.TransactionSystemException;

@Timeout(30)
class GroupCommitTest {
    private static final int CALLERS = 16;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private TestDatabase storage;
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        storage = TestDatabase.in(folder, Dialect.SQLITE);
        database = storage.database();
    }

    @AfterEach
    void close() {
        gate.countDown();
        storage.close();
    }

    @Test
    void resultsReachTheirCallersAndAreDurable() {
        assertThat(database.write(() -> insert("a"))).isEqualTo("a");
        assertThat(database.<Object>write(() -> null)).isNull();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void whatManyCallersNeedIsDoneAtOnceAndOnlyTheOneAtFaultFails() throws Exception {
        List<List<String>> runs = new ArrayList<>();
        Database.Together<String> work = names -> {
            runs.add(List.copyOf(names));
            names.forEach(this::insert);
            if (names.contains("bad")) {
                throw new IllegalArgumentException("bad");
            }
        };
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        hold(unit -> Thread.ofPlatform().start(unit));
        for (var name : List.of("a", "b", "bad", "c")) {
            callers.add(Thread.ofPlatform().start(() -> {
                try {
                    database.together(work, name);
                } catch (IllegalArgumentException atFault) {
                    failed.add(name);
                }
            }));
        }
        while (!callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        gate.countDown();
        for (var caller : callers) {
            caller.join();
        }
        assertThat(failed).containsExactly("bad");
        assertThat(names()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(runs.getFirst()).containsExactlyInAnyOrder("a", "b", "bad", "c");
        assertThat(runs.subList(1, runs.size()))
                .allSatisfy(alone -> assertThat(alone).hasSize(1));
    }

    @Test
    void aFailingUnitLeavesNothingAndDoesNotDisturbItsNeighbours() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            hold(callers::submit);
            var good = new ArrayList<Future<String>>();
            var bad = new ArrayList<Future<String>>();
            for (int each = 0; each < 20; each++) {
                var name = "n%02d".formatted(each);
                (each % 3 == 0 ? bad : good).add(callers.submit(() -> database.write(() -> insertOrFail(name))));
            }
            gate.countDown();
            for (var each : good) {
                assertThat(each.get()).startsWith("n");
            }
            for (var each : bad) {
                assertThatThrownBy(each::get).hasRootCauseMessage("refused");
            }
        }
        assertThat(names()).hasSize(13).doesNotContain("n00", "n03");
    }

    @Test
    void anErrorOfTheDatabaseReachesItsCallerAlone() {
        database.write(() -> insert("a"));
        assertThatThrownBy(() -> database.write(() -> insert("a")))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        assertThat(database.write(() -> insert("b"))).isEqualTo("b");
    }

    @Test
    void aNestedWriteJoinsItsUnit() {
        assertThatThrownBy(() -> database.write(() -> {
                    database.write(() -> insert("inner"));
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(names()).isEmpty();
    }

    @Test
    void aSignalComesAfterTheCommitAndCanReadIt() {
        var seen = new CompletableFuture<List<String>>();
        database.write(() -> {
            insert("a");
            database.afterCommit(() -> Thread.ofPlatform().start(() -> seen.complete(names())));
            assertThat(seen).isNotDone();
        });
        assertThat(seen.join()).containsExactly("a");
    }

    @Test
    void aSignalOutsideAUnitComesAtOnce() {
        var count = new AtomicInteger();
        database.afterCommit(count::incrementAndGet);
        assertThat(count).hasValue(1);
    }

    @Test
    void aSignalThatFailsOrWritesDoesNotHurtWhatIsCommitted() {
        assertThat(database.write(() -> {
                    database.afterCommit(() -> {
                        throw new IllegalStateException("signal");
                    });
                    database.afterCommit(() -> database.write(() -> insert("late")));
                    return insert("a");
                }))
                .isEqualTo("a");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aUnitThatInterruptsTheWriterDoesNotStopTheDatabase() {
        database.write(() -> Thread.currentThread().interrupt());
        assertThat(database.write(() -> insert("a"))).isEqualTo("a");
    }

    @Test
    void whenTheTransactionItselfIsLostNobodyIsToldThatItWasStored() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            hold(callers::submit);
            var innocent = callers.submit(() -> database.write(() -> insert("innocent")));
            var breaker = callers.submit(() -> database.write(() -> {
                // What SQLite does by itself when the disk is full.
                storage.jdbc().sql("rollback").update();
                throw new IllegalStateException("disk full");
            }));
            gate.countDown();
            assertThatThrownBy(breaker::get).hasCauseInstanceOf(TransactionSystemException.class);
            try {
                innocent.get();
                assertThat(names()).contains("innocent");
            } catch (ExecutionException refused) {
                assertThat(names()).doesNotContain("innocent");
            }
        }
        assertThat(database.write(() -> insert("after"))).isEqualTo("after");
    }

    @Test
    void remoteCallsAreForbiddenInsideAUnitOnly() {
        database.assertOutside();
        assertThatThrownBy(() -> database.write(database::assertOutside)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingRefusesWhoWaitsAndWhoComesLater() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            hold(callers::submit);
            var waiting = new ArrayList<Future<String>>();
            for (int each = 0; each < 500; each++) {
                var name = "n" + each;
                waiting.add(callers.submit(() -> database.write(() -> insert(name))));
            }
            var closing = callers.submit(storage::close);
            gate.countDown();
            closing.get();
            int stored = 0;
            for (var each : waiting) {
                try {
                    each.get(10, TimeUnit.SECONDS);
                    stored++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).hasMessage("The database is closed.");
                }
            }
            assertThat(stored).isLessThanOrEqualTo(500);
        }
        assertThatThrownBy(() -> database.write(() -> insert("late"))).hasMessage("The database is closed.");
    }

    @Test
    void whatAUnitLogsIsItsCallersAndTheNextOnesIsNot() {
        try (var mark = MDC.putCloseable("operation", "1")) {
            assertThat(database.<String>write(() -> MDC.get("operation"))).isEqualTo("1");
        }
        database.write(() -> assertThat(MDC.get("operation")).isNull());
    }

    @Test
    void callersShareCommits() throws Exception {
        int each = 200;
        long alone = time(1, each);
        long together = time(CALLERS, each);
        System.out.printf(
                "GroupCommit: 1 caller %d units/s, %d callers %d units/s%n",
                each * 1_000_000_000L / alone, CALLERS, CALLERS * each * 1_000_000_000L / together);
        assertThat(names()).hasSize(each + CALLERS * each);
    }

    private long time(int callers, int units) throws Exception {
        long begin = System.nanoTime();
        var running = new ArrayList<Thread>();
        for (int caller = 0; caller < callers; caller++) {
            var prefix = callers + "/" + caller + "/";
            running.add(Thread.ofVirtual().start(() -> {
                for (int unit = 0; unit < units; unit++) {
                    var name = prefix + unit;
                    database.write(() -> insert(name));
                }
            }));
        }
        for (var each : running) {
            each.join();
        }
        return System.nanoTime() - begin;
    }

    /** Keeps the writer inside a unit until the gate opens, so that what comes meanwhile shares one commit. */
    private void hold(java.util.function.Consumer<Runnable> submit) throws InterruptedException {
        submit.accept(() -> database.write(() -> {
            held.countDown();
            try {
                gate.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }));
        held.await();
    }

    private String insertOrFail(String name) {
        insert(name);
        if (Integer.parseInt(name.substring(1)) % 3 == 0) {
            throw new IllegalStateException("refused");
        }
        return name;
    }

    private String insert(String name) {
        storage.jdbc()
                .sql("insert into project (id, name, created_at) values (?, ?, 0)")
                .param(Ids.next().toString())
                .param(name)
                .update();
        return name;
    }

    private List<String> names() {
        return storage.jdbc()
                .sql("select name from project order by name")
                .query(String.class)
                .list();
    }
}
