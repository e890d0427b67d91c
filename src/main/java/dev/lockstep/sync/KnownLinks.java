package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.UntilChanged;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.terms.Deletions;
import dev.lockstep.terms.Intake;
import dev.lockstep.terms.Switches;
import dev.lockstep.terms.WhenDeleted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links as they are stored, read once until one changes: every operation asks for its link several times. */
@Component
final class KnownLinks {
    private final UntilChanged<List<Link>> links;

    KnownLinks(JdbcClient jdbc, Database database) {
        links = new UntilChanged<>(
                database,
                "links",
                () -> jdbc.sql("select * from link order by created_at, id")
                        .query(KnownLinks::link)
                        .list());
    }

    /** Oldest first. */
    List<Link> all() {
        return links.get();
    }

    /** Inside the unit of work that changes a link. */
    void forget() {
        links.changed();
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        String done = row.getString("done_state");
        Instant checked = Rows.optionalTime(row, "checked_at");
        return new Link(
                Rows.id(row, "id"),
                Rows.id(row, "project_id"),
                Rows.id(row, "connection_id"),
                Tracker.valueOf(row.getString("tracker").toUpperCase(Locale.ROOT)),
                new Container(row.getString("container")),
                Rows.flag(row, "incoming"),
                Rows.flag(row, "outgoing"),
                Rows.flag(row, "include_pull_requests"),
                done == null || done.isEmpty() ? null : done,
                Rows.flag(row, "only_here_approved"),
                row.getString("paused_reason"),
                Rows.time(row, "created_at"),
                checked,
                row.getString("trouble"),
                row.getString("other_hub"),
                Rows.flag(row, "attribution"),
                Switches.read(row.getString("switched_off")),
                Rows.optionalTime(row, "notes_since"),
                row.getLong("wording"),
                row.getInt("max_mutations"),
                WhenDeleted.of(row.getString("when_deleted")),
                Deletions.read(row.getString("deletions"), Rows.optionalTime(row, "deletions_since")),
                Intake.read(row.getString("intake")));
    }
}
