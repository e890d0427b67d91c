package dev.lockstep.operation.activity;

import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells of the newest operations only, so that a queue of millions costs no more than one of thousands. Thread-safe. */
@Component
public final class Activities {
    static final int TOLD = 20_000;

    private final JdbcClient jdbc;
    private final Operations operations;
    private final InstantSource clock;

    Activities(JdbcClient jdbc, Operations operations, InstantSource clock) {
        this.jdbc = jdbc;
        this.operations = operations;
        this.clock = clock;
    }

    /** @param link null for all links */
    public Activity of(@Nullable UUID link, Span span) {
        var window = Window.of(span, clock.instant());
        var told = newest(link);
        var whole = told.size() < TOLD || told.getLast().takenIn() < window.start(0);
        var older = older(link, told);
        return Activity.of(told, whole, window, older, older == 0 ? null : operations.oldestQueued());
    }

    private List<Passage> newest(@Nullable UUID link) {
        var where = link == null ? "" : "where link_id = '" + link + "'"; // a UUID needs no quoting
        return jdbc.sql("select state, created_at, finished_at from operation " + where + " order by seq desc limit ?")
                .param(TOLD)
                .query((row, n) -> read(row))
                .list();
    }

    private static Passage read(ResultSet row) throws SQLException {
        long ended = row.getLong("finished_at");
        boolean open = row.wasNull();
        var state = OperationState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        return new Passage(state, row.getLong("created_at"), open ? null : ended);
    }

    /** What is open and so old that it is not among the newest. */
    private long older(@Nullable UUID link, List<Passage> told) {
        if (told.size() < TOLD) {
            return 0;
        }
        var counts = operations.counts(link);
        long open = counts.getOrDefault(OperationState.QUEUED, 0L) + counts.getOrDefault(OperationState.PROCESSING, 0L);
        return Math.max(
                0, open - told.stream().filter(each -> each.ended() == null).count());
    }
}
