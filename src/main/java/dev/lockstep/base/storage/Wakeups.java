package dev.lockstep.base.storage;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes other nodes by LISTEN and NOTIFY. Told outside the transactions, and what is told within some milliseconds at
 * once: a NOTIFY inside them would make all commits of the database wait for each other.
 */
final class Wakeups implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);
    private static final int LISTEN_MS = 500; // how soon an end is noticed
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DataSource source;
    private final String self = Ids.next().toString();
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Thread listening;
    private final Thread telling;
    private volatile boolean closed;
    private boolean heardBefore; // of the listening thread alone

    Wakeups(DataSource source) {
        this.source = source;
        listening = Thread.ofVirtual().name("wakeups-in").start(() -> goOn(this::listen));
        telling = Thread.ofVirtual().name("wakeups-out").start(() -> goOn(this::pass));
    }

    void tell(String topic) {
        if (told.add(topic)) {
            news.release();
        }
    }

    void hear(String topic, Runnable listener) {
        listeners.computeIfAbsent(topic, key -> new CopyOnWriteArrayList<>()).add(listener);
    }

    private interface Step {
        void run() throws SQLException, InterruptedException;
    }

    private void goOn(Step step) {
        boolean well = true;
        while (!closed) {
            try {
                step.run();
                well = true;
            } catch (SQLException | RuntimeException failure) {
                if (well && !closed && Outage.isNews(failure)) {
                    log.warn(
                            "Other nodes cannot be woken or heard now, so they look by themselves: {}",
                            failure.getMessage());
                }
                well = false;
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = source.getConnection()) {
            execute(connection, "listen lockstep");
            if (heardBefore) {
                listeners.values().forEach(Wakeups::call); // something may have been missed meanwhile
            }
            heardBefore = true;
            try {
                hear(connection);
            } finally {
                execute(connection, "unlisten lockstep");
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            for (var each : postgres.getNotifications(LISTEN_MS)) {
                var words = each.getParameter().split(" ", 2);
                if (!words[0].equals(self)) {
                    call(listeners.getOrDefault(words[1], List.of()));
                }
            }
        }
    }

    private static void call(List<Runnable> listeners) {
        for (var each : listeners) {
            try {
                each.run();
            } catch (RuntimeException failure) {
                log.warn("Who was woken by another node failed", failure);
            }
        }
    }

    private void pass() throws SQLException, InterruptedException {
        news.acquire();
        LockSupport.parkNanos(GATHER_NANOS);
        news.drainPermits();
        try (var connection = source.getConnection();
                var notify = connection.prepareStatement("select pg_notify('lockstep', ?)")) {
            for (var topic : List.copyOf(told)) {
                told.remove(topic);
                notify.setString(1, self + " " + topic);
                notify.execute();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        closed = true;
        telling.interrupt();
        try {
            listening.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
