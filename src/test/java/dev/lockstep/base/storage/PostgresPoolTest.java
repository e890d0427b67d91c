package dev.lockstep.base.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PostgresPoolTest {
    @TempDir
    private Path folder;

    @Test
    void anOlderPostgresIsRefusedInOneSentence() {
        assertThat(PostgresPool.objection(14, "14.22", "UTF8"))
                .isEqualTo("names a PostgreSQL 14.22; Lockstep needs 15 or later.");
        assertThat(PostgresPool.objection(9, "9.6.24", "LATIN1")).contains("15 or later");
        assertThat(PostgresPool.objection(15, "15.0", "UTF8")).isNull();
        assertThat(PostgresPool.objection(18, "18.6", "UTF8")).isNull();
    }

    @Test
    void noSessionMayHoldUpTheOthersForLong() throws Exception {
        try (var storage = TestDatabase.in(folder, Dialect.POSTGRESQL)) {
            var borrowed = new ArrayList<Connection>();
            for (int i = 0; i < 10; i++) {
                var session = storage.source().getConnection();
                borrowed.add(session);
                assertThat(setting(session, "idle_in_transaction_session_timeout"))
                        .isEqualTo("10s");
                assertThat(setting(session, "lock_timeout")).isEqualTo("10s");
                assertThat(setting(session, "tcp_user_timeout")).isEqualTo("10000");
                assertThat(setting(session, "transaction_timeout")).isEqualTo("50s");
            }
            for (var session : borrowed) {
                session.close();
            }
        }
    }

    private static String setting(Connection session, String name) throws SQLException {
        try (var answer = session.createStatement().executeQuery("show " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Test
    void aUnitThatWaitsInVainLetsGoOfWhatItHoldsAndIsRunAgain() throws Exception {
        var hurried = TestPostgres.url(folder) + "&options=-c%20lock_timeout=200";
        try (var storage = TestDatabase.at(hurried, folder);
                var callers = Executors.newVirtualThreadPerTaskExecutor();
                var other = TestPostgres.source(folder).getConnection()) {
            storage.database().write(() -> insert(storage, "a"));
            storage.database().write(() -> insert(storage, "b"));
            other.setAutoCommit(false);
            other.createStatement().execute("update project set created_at = 2 where name = 'a'");
            var attempts = new AtomicInteger();
            var again = new CountDownLatch(2);
            var unit = callers.submit(() -> storage.database().write(() -> {
                attempts.incrementAndGet();
                again.countDown();
                touch(storage, "b");
                touch(storage, "a");
            }));
            again.await();
            other.createStatement().execute("update project set created_at = 2 where name = 'b'");
            other.commit();
            unit.get();
            assertThat(attempts).hasValueGreaterThan(1);
        }
    }

    private static void touch(TestDatabase storage, String name) {
        storage.jdbc()
                .sql("update project set next_number = next_number + 1 where name = ?")
                .param(name)
                .update();
    }

    private static int insert(TestDatabase storage, String name) {
        return storage.jdbc()
                .sql("insert into project (id, name, created_at) values (?, ?, 1)")
                .params(Ids.next().toString(), name)
                .update();
    }
}
