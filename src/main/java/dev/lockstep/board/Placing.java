package dev.lockstep.board;

import dev.lockstep.base.Database;
import dev.lockstep.event.Events;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues.IssueTouched;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts an issue into the column that takes such by itself: when it comes, and when it was closed or opened again, in the transaction
 * of that change; what is put away leaves the board. Whatever else is edited, it stays where a person put it. A column's limit stops
 * people, not this: what was closed at a tracker is closed.
 */
@Component
final class Placing {
    private final ColumnRows columns;
    private final PlaceRows places;
    private final Order order;
    private final Events events;

    Placing(Database database, JdbcClient jdbc, Events events) {
        this.columns = new ColumnRows(jdbc);
        this.places = new PlaceRows(jdbc);
        this.order = new Order(database, places);
        this.events = events;
    }

    /** @param itself nobody moved it */
    private record Moved(UUID columnId, boolean itself) {}

    @EventListener
    void issueTouched(IssueTouched touched) {
        if (touched.created() || touched.turned()) {
            place(touched.issue(), touched.created());
        } else if (touched.fields().contains("archived")) {
            shelved(touched.issue());
        }
    }

    /** What is put away leaves the board, so that a column stays as short as it looks; what comes back is placed anew. */
    private void shelved(Issue issue) {
        if (issue.archivedAt() == null) {
            place(issue, false);
        } else {
            order.alone(issue.projectId());
            places.remove(issue.id());
        }
    }

    private void place(Issue issue, boolean created) {
        var column = taking(issue);
        if (column.isEmpty()) {
            return;
        }
        order.alone(issue.projectId());
        if (!created && places.stands(issue.id())) {
            return; // whoever moved it there closed or opened it by that
        }
        places.put(issue.id(), column.get(), order.rank(column.get(), issue.id(), null));
        if (!created) { // of a new one issue.created tells
            events.publish("issue.moved", issue.id().toString(), issue.projectId(), new Moved(column.get(), true));
        }
    }

    private Optional<UUID> taking(Issue issue) {
        return Takes.of(issue).stream()
                .flatMap(takes -> columns.taking(issue.projectId(), takes).stream())
                .findFirst();
    }
}
