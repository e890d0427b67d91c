package dev.lockstep.simulation;

import dev.lockstep.base.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One node's door to the {@link Store}: a unit runs on its caller's thread in one transaction. Other threads get their
 * turn before it and after it, and the process may die at both places.
 */
final class NodeDatabase implements Database {
    private final Node node;
    private final Store store;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private boolean told;
    private final Map<String, List<Runnable>> woken = new HashMap<>();
    private final Map<Together<?>, Batch> gathering = new IdentityHashMap<>();

    NodeDatabase(Node node, Store store) {
        this.node = node;
        this.store = store;
        var door = new Door(node, store.source());
        batches = new JdbcTemplate(door);
        jdbc = JdbcClient.create(batches);
        transaction = new TransactionTemplate(new JdbcTransactionManager(door));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    JdbcOperations batches() {
        return batches;
    }

    @Override
    public <T> T write(Supplier<T> unit) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return unit.get();
        }
        if (!Scheduler.ownsThisThread()) {
            throw new IllegalStateException("A thread that the simulation did not start writes.");
        }
        node.port("commit");
        T result = transaction.execute(status -> unit.get());
        boolean news = told;
        told = false;
        node.committed(news);
        node.port("committed");
        return result;
    }

    /** As the product's writer does: what others hand in while one waits for its turn is done with it. */
    @Override
    public <I> void together(Together<I> work, I item) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run(List.of(item));
            return;
        }
        var batch = gathering.get(work);
        if (batch == null) {
            lead(work, item);
        } else {
            batch.follow(item);
            if (batch.failed) {
                write(() -> work.run(List.of(item)));
            }
        }
    }

    private <I> void lead(Together<I> work, I item) {
        var batch = new Batch();
        batch.items.add(item);
        gathering.put(work, batch);
        node.port("gather");
        gathering.remove(work);
        try {
            write(() -> work.run(batch.all()));
        } catch (RuntimeException failure) {
            batch.failed = true;
            if (batch.items.size() == 1) {
                throw failure;
            }
            write(() -> work.run(List.of(item)));
        } finally {
            batch.over();
        }
    }

    @Override
    public void onWoken(String topic, Runnable listener) {
        woken.computeIfAbsent(topic, key -> new ArrayList<>()).add(listener);
    }

    @Override
    public void wakeOthers(String topic) {
        node.wakeOthers(topic);
    }

    @Override
    public void numbered(String sequence, @Nullable String counted, Runnable event) {
        told = true;
        event.run();
    }

    @Override
    public long changes(String name) {
        return store.changes(name);
    }

    @Override
    public void changed(String name) {
        afterCommit(() -> store.changed(name));
    }

    @Override
    public long nanoTime() {
        return node.nanoTime();
    }

    void wake(String topic) {
        woken.getOrDefault(topic, List.of()).forEach(Runnable::run);
    }

    private final class Batch {
        private final List<Object> items = new ArrayList<>();
        private final List<Scheduler.Bell> followers = new ArrayList<>();
        private boolean failed;

        @SuppressWarnings("unchecked")
        <I> List<I> all() {
            return (List<I>) List.copyOf(items);
        }

        void follow(Object item) {
            var bell = node.bell();
            items.add(item);
            followers.add(bell);
            while (!bell.await(Duration.ofMinutes(10))) {
                node.check();
            }
        }

        void over() {
            followers.forEach(Scheduler.Bell::ring);
        }
    }

    /** A dead process reads nothing any more either. */
    private static final class Door extends DelegatingDataSource {
        private final Node node;

        Door(Node node, DataSource target) {
            super(target);
            this.node = node;
        }

        @Override
        public Connection getConnection() throws SQLException {
            node.check();
            return super.getConnection();
        }
    }
}
