package dev.lockstep.issue.shelf;

import dev.lockstep.base.Database;
import dev.lockstep.issue.Issues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pass over what may be put away, in small units of work between which others come to their turn. Each issue is judged once more in
 * the unit that archives it. By one caller at a time, outside a unit of work.
 */
@Component
public final class Shelf {
    private static final int TOGETHER = 100;
    private static final int MOST = 20_000; // in one pass; the next goes on

    private final Issues issues;
    private final Database database;
    private final DueRows rows;

    public Shelf(Issues issues, Database database, JdbcClient jdbc) {
        this.issues = issues;
        this.database = database;
        this.rows = new DueRows(jdbc);
    }

    /** @return how many it put away */
    public int fill(Instant now) {
        database.assertOutside();
        int gone = 0;
        for (var project : rows.projects()) {
            for (var state : List.of("done", "cancelled")) {
                gone += of(project, state, now, MOST - gone);
            }
        }
        return gone;
    }

    private int of(DueRows.Wanting project, String state, Instant now, int most) {
        var before = now.minus(Duration.ofDays(project.days()));
        var due = new DueRows.Due(project.id(), state, before);
        int gone = 0;
        var page = rows.page(due, DueRows.START, Math.min(TOGETHER, most));
        while (!page.isEmpty() && gone < most) {
            var found = page;
            gone += database.write(() -> archived(found, before, now));
            page = rows.page(due, found.getLast(), Math.min(TOGETHER, most - gone));
        }
        return gone;
    }

    private int archived(List<DueRows.Found> page, Instant before, Instant now) {
        return (int) page.stream()
                .filter(found -> issues.archive(UUID.fromString(found.id()), before, now))
                .count();
    }
}
