package dev.lockstep.backup;

import dev.lockstep.base.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Makes a copy ready to go on from: brings it to this version's schema, and tells it that its trackers went on without it.
 * Its links are held until a new job has looked at everything, and what was queued reads what stands there now.
 */
record SetBack(long takenAt) implements Store.Step {
    /** Jobs of then would go on where they stood; a new one begins. What an operation was told then may be old. */
    private static final String[] MARKS = {"""
        insert into restored_link (link_id, copied_at, restored_at, held) select id, %1$d, %2$d, 1 from link where true
        on conflict (link_id) do update set copied_at = excluded.copied_at, restored_at = excluded.restored_at, held = 1""", """
        update job set status = 'failed', message = 'Failed', progress = case when progress > 99 then 99 else progress end,
          error_message = 'The hub was set back to an earlier copy; another job looks at everything.', completed_at = %2$d
        where status in ('pending', 'in-progress')""", "update link set sync_wanted = 1", """
        update operation set payload = null where finished_at is null and direction = 'inbound' and payload is not null
          and event_kind <> 'planned'"""};

    @Override
    public void run(DataSource source, Dialect dialect) throws SQLException {
        flyway(source, dialect).migrate();
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            mark(connection, Clocks.now(connection, dialect));
            connection.commit();
        }
    }

    void mark(Connection connection, long now) throws SQLException {
        for (var mark : MARKS) {
            Tables.run(connection, mark.formatted(takenAt, now));
        }
    }

    private static Flyway flyway(DataSource source, Dialect dialect) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(dialect.placeholders())
                .ignoreMigrationPatterns(new String[0])
                // Where a hub moves to, only the sign stands that it has not ended.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }
}
