package dev.lockstep.simulation;

import dev.lockstep.backup.SimulatedBackup;
import dev.lockstep.base.SimulatedSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteConfig;

/** One real SQLite in memory, migrated once and emptied for each seed. It outlives the processes that use it. */
final class Store implements AutoCloseable {
    private final Memory memory;
    private final List<String> emptying;
    private final Path copied = SimulatedBackup.place();
    private final Map<String, Long> changes = new HashMap<>();

    Store() {
        var config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setGetGeneratedKeys(false);
        memory = new Memory(config.toProperties());
        migrate();
        emptying = emptying(JdbcClient.create(memory));
    }

    /**
     * What empties the tables, those that refer to others first: to switch foreign keys off and on would let SQLite forget
     * every statement that it has prepared.
     */
    private static List<String> emptying(JdbcClient jdbc) {
        var left = new ArrayList<>(jdbc.sql(
                        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                                + " and name not like 'flyway%' and name not like 'search_text%' and name not like 'title_part%' order by name") // emptied by triggers
                .query(String.class)
                .list());
        var statements = new ArrayList<String>();
        while (!left.isEmpty()) {
            var free = left.stream()
                    .filter(table -> left.stream().noneMatch(other -> refers(jdbc, other, table)))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("These refer to each other: " + left);
            }
            free.forEach(table -> statements.add("delete from " + table));
            left.removeAll(free);
        }
        statements.add("delete from sqlite_sequence");
        return statements;
    }

    private static boolean refers(JdbcClient jdbc, String from, String to) {
        return !from.equals(to)
                && jdbc.sql("select count(*) from pragma_foreign_key_list(?) where \"table\" = ?")
                                .params(from, to)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Flyway asks for several connections, and here only one leads to this memory. */
    private void migrate() {
        try (Connection only = memory.getConnection()) {
            SimulatedSchema.make(new SingleConnectionDataSource(only, true));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How often something that nodes keep in memory was changed, as they can see on PostgreSQL. */
    long changes(String name) {
        return changes.getOrDefault(name, 0L);
    }

    void changed(String name) {
        changes.merge(name, 1L, Long::sum);
    }

    DataSource source() {
        return memory;
    }

    void empty() {
        changes.clear();
        var jdbc = JdbcClient.create(memory);
        emptying.forEach(each -> jdbc.sql(each).update());
    }

    void copy() {
        SimulatedBackup.copy(memory, copied);
    }

    /** As the product does it, but for the migrations: there are none in between. */
    void setBack(long takenAt, long now, boolean held) {
        SimulatedBackup.setBack(memory, copied, takenAt, now);
        if (!held) {
            JdbcClient.create(memory).sql("update restored_link set held = 0").update();
        }
    }

    @Override
    public void close() {
        memory.close();
        SimulatedBackup.forget(copied);
    }
}
