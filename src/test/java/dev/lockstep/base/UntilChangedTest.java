package dev.lockstep.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL. */
@Timeout(30)
class UntilChangedTest {
    private TestDatabase one;
    private TestDatabase two;

    @BeforeEach
    void open(@TempDir Path folder) {
        one = TestDatabase.in(folder, Dialect.POSTGRESQL);
        two = TestDatabase.in(folder, Dialect.POSTGRESQL);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    @Test
    void aUnitOfWorkKnowsAnotherNodesChangeAtOnce() {
        var here = names(one);
        var there = names(two);
        assertThat(there.get()).isEmpty();
        add(here, "a");
        assertThat(two.database().write(there::get)).containsExactly("a");
        assertThat(there.get()).containsExactly("a");
    }

    @Test
    void otherNodesAreToldOfAChange() throws Exception {
        var here = names(one);
        var there = names(two);
        there.get();
        var told = new CountDownLatch(1);
        two.database().onWoken("names", told::countDown);
        while (!told.await(50, TimeUnit.MILLISECONDS)) {
            add(here, "a" + told.getCount() + here.get().size()); // the first may come before the other one listens
        }
        assertThat(there.get()).isEqualTo(here.get());
    }

    @Test
    void whatAUnitUndidIsNotKept() {
        var here = names(one);
        here.get();
        try {
            one.database().write(() -> {
                insert("a");
                here.changed();
                assertThat(here.get()).containsExactly("a");
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("undone");
        }
        assertThat(here.get()).isEmpty();
    }

    /** Whoever reads outside meanwhile keeps the old state, and must not make the unit believe it. */
    @Test
    void aUnitSeesItsOwnChangeWhateverOthersRead(@TempDir Path alone) {
        try (var database = TestDatabase.in(alone, Dialect.SQLITE)) {
            var names = names(database);
            database.database().write(() -> {
                insert(database, "a");
                names.changed();
                assertThat(CompletableFuture.supplyAsync(names::get).join()).isEmpty();
                assertThat(names.get()).containsExactly("a");
            });
            assertThat(names.get()).containsExactly("a");
        }
    }

    private void add(UntilChanged<List<String>> names, String name) {
        one.database().write(() -> {
            insert(name);
            names.changed();
        });
    }

    private void insert(String name) {
        insert(one, name);
    }

    private static void insert(TestDatabase node, String name) {
        node.jdbc()
                .sql("insert into project (id, name, created_at) values (?, ?, 1)")
                .params(Ids.next().toString(), name)
                .update();
    }

    private static UntilChanged<List<String>> names(TestDatabase node) {
        return new UntilChanged<>(
                node.database(),
                "names",
                () -> node.jdbc()
                        .sql("select name from project order by name")
                        .query(String.class)
                        .list());
    }
}
