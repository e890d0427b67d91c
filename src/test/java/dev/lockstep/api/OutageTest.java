package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestOutage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that cannot be written: senders are told to come again, nothing that was accepted is lost, one line is logged. */
@ExtendWith(OutputCaptureExtension.class)
@DisabledIfSystemProperty(named = "lockstep.test.database", matches = "postgresql")
class OutageTest extends Surface {
    private static final String BODY = "{\"text\":\"" + "word ".repeat(1_400) + "\"}";

    @Autowired
    private DataSource source;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void quiet() {
        TestOutage.forget();
    }

    @AfterEach
    void letItGrowAgain() throws SQLException {
        everyConnection("pragma max_page_count = 1073741823");
        everyConnection("pragma busy_timeout = 5000");
    }

    @Test
    void aFullDisk(CapturedOutput log) throws Exception {
        long pages = jdbc.sql("pragma page_count").query(Long.class).single();
        everyConnection("pragma max_page_count = " + (pages + 40));
        var accepted = new ArrayList<String>();
        int refused = 0;
        for (int i = 0; refused < 20; i++) {
            assertThat(i).as("deliveries until the disk is full").isLessThan(2_000);
            var id = "full-" + i;
            int status = deliver(id);
            if (status == 202) {
                accepted.add(id);
            } else {
                assertThat(status).isEqualTo(503);
                refused++;
            }
        }
        assertThat(stored()).containsAll(accepted);
        // No balancer takes a node out that can still be read; all others have the same database.
        assertThat(get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(get("/api/v1/projects").status()).isEqualTo(200);
        everyConnection("pragma max_page_count = 1073741823");
        assertThat(deliver("full-again")).isEqualTo(202);
        assertThat(stored()).containsAll(accepted).contains("full-again");
        assertThat(causes(log, "full")).as("lines that name the cause\n" + log).isEqualTo(1);
    }

    @Test
    void aLockedDatabase(CapturedOutput log) throws Exception {
        assertThat(deliver("locked-before")).isEqualTo(202);
        everyConnection("pragma busy_timeout = 50");
        try (var other = java.sql.DriverManager.getConnection(url())) {
            other.createStatement().execute("begin immediate");
            for (int i = 0; i < 5; i++) {
                assertThat(deliver("locked-" + i)).isEqualTo(503);
            }
            other.createStatement().execute("rollback");
        }
        assertThat(deliver("locked-after")).isEqualTo(202);
        assertThat(stored()).contains("locked-before", "locked-after").doesNotContain("locked-0");
        assertThat(causes(log, "locked"))
                .as("lines that name the cause\n" + log)
                .isEqualTo(1);
    }

    /** Log lines of level WARN or ERROR with the word; the lines of a stack trace belong to theirs. */
    private static long causes(CapturedOutput log, String word) {
        var entries = log.getAll().split("(?m)^(?=\\d\\d:\\d\\d:\\d\\d )");
        return java.util.Arrays.stream(entries)
                .filter(entry -> entry.matches("(?s)\\S+ (WARN|ERROR).*") && entry.contains(word))
                .count();
    }

    private int deliver(String id) throws Exception {
        return signedDelivery(id, BODY.replace("text", id)).status();
    }

    private List<String> stored() {
        return jdbc.sql("select guid from delivery where guid is not null")
                .query(String.class)
                .list();
    }

    private String url() throws SQLException {
        try (var connection = source.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    /** What is set holds for one connection alone, so all of the pool are borrowed at once. */
    private void everyConnection(String pragma) throws SQLException {
        var borrowed = new ArrayList<Connection>();
        try {
            for (int i = 0; i < 6; i++) {
                borrowed.add(source.getConnection());
            }
            for (var connection : borrowed) {
                try (var statement = connection.createStatement()) {
                    statement.execute(pragma);
                }
            }
        } finally {
            for (var connection : borrowed) {
                connection.close();
            }
        }
    }
}
