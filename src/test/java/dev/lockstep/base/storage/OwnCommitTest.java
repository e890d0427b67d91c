package dev.lockstep.base.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestPostgres;
import dev.lockstep.base.TwoUnits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OwnCommitTest {
    private TestDatabase storage;
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        storage = TestDatabase.in(folder, Dialect.POSTGRESQL);
        database = storage.database();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void resultsReachTheirCallersAndWhatFailsLeavesNothing() {
        assertThat(database.write(() -> insert("a", 1))).isEqualTo("a");
        assertThat(database.<Object>write(() -> null)).isNull();
        assertThatThrownBy(() -> database.write(() -> {
                    insert("b", 1);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aUnitInsideAUnitJoinsIt() {
        assertThatThrownBy(() -> database.write(() -> {
                    database.write(() -> insert("a", 1));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(names()).isEmpty();
    }

    @Test
    void aSignalComesAfterTheCommitAndOnlyThen() {
        var told = new AtomicInteger();
        assertThatThrownBy(() -> database.write(() -> {
            database.afterCommit(told::incrementAndGet);
            throw new IllegalStateException("refused");
        }));
        assertThat(told).hasValue(0);
        database.write(() -> {
            insert("a", 1);
            database.afterCommit(() -> told.addAndGet(names().size()));
        });
        assertThat(told).hasValue(1);
    }

    @Test
    void aSignalMayNotWrite() {
        var refusal = new AtomicInteger();
        database.write(() -> database.afterCommit(() -> {
            try {
                database.write(() -> insert("a", 1));
            } catch (IllegalStateException expected) {
                refusal.incrementAndGet();
            }
        }));
        assertThat(refusal).hasValue(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void theRemoteIsOutOfReachInsideAUnit() {
        database.assertOutside();
        assertThatThrownBy(() -> database.write(database::assertOutside)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoUnitsThatLockEachOtherOutBothSucceed() throws Exception {
        database.write(() -> insert("a", 1));
        database.write(() -> insert("b", 1));
        var firstRows = new CountDownLatch(2);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = callers.submit(() -> database.write(() -> renumber("a", "b", firstRows)));
            var two = callers.submit(() -> database.write(() -> renumber("b", "a", firstRows)));
            one.get();
            two.get();
        }
        assertThat(storage.jdbc()
                        .sql("select next_number from project")
                        .query(Long.class)
                        .list())
                .isEqualTo(List.of(3L, 3L));
    }

    @Test
    void whoComesSecondWithAKeySeesTheFirst() throws Exception {
        var bothLooked = new CountDownLatch(2);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = callers.submit(() -> database.write(() -> findOrInsert(bothLooked)));
            var two = callers.submit(() -> database.write(() -> findOrInsert(bothLooked)));
            assertThat(one.get()).isEqualTo(two.get());
        }
    }

    @Test
    void aUnitWhoseConnectionIsCutIsRunAgain() {
        var attempts = new AtomicInteger();
        database.write(() -> {
            insert("a", 1);
            if (attempts.incrementAndGet() == 1) {
                int backend = storage.jdbc()
                        .sql("select pg_backend_pid()")
                        .query(Integer.class)
                        .single();
                TestPostgres.execute("select pg_terminate_backend(" + backend + ")");
            }
            insert("b", 1);
        });
        assertThat(attempts).hasValue(2);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void whoRefersToWhatAnotherRemovesIsRunAgainAndSeesIt() throws Exception {
        database.write(() -> insert("a", 1));
        Supplier<Integer> removal =
                () -> storage.jdbc().sql("delete from project where name = 'a'").update();
        assertThat(TwoUnits.overlapping(storage, removal, this::label).second()).isZero();
    }

    /** A label for the project, if it is there. */
    private int label() {
        var project = storage.jdbc()
                .sql("select id from project where name = 'a'")
                .query(String.class)
                .optional();
        return project.map(id -> storage.jdbc()
                        .sql("insert into label (id, project_id, name, name_key) values (?, ?, 'bug', 'bug')")
                        .params(Ids.next().toString(), id)
                        .update())
                .orElse(0);
    }

    private String findOrInsert(CountDownLatch bothLooked) {
        var known = storage.jdbc()
                .sql("select id from project where name = 'a'")
                .query(String.class)
                .optional();
        meet(bothLooked);
        return known.orElseGet(() -> {
            var id = Ids.next().toString();
            storage.jdbc()
                    .sql("insert into project (id, name, created_at) values (?, 'a', 1)")
                    .param(id)
                    .update();
            return id;
        });
    }

    private void renumber(String first, String second, CountDownLatch firstRows) {
        increment(first);
        meet(firstRows);
        increment(second);
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void increment(String name) {
        storage.jdbc()
                .sql("update project set next_number = next_number + 1 where name = ?")
                .param(name)
                .update();
    }

    private String insert(String name, long at) {
        storage.jdbc()
                .sql("insert into project (id, name, created_at) values (?, ?, ?)")
                .params(Ids.next().toString(), name, at)
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
