package dev.lockstep.board;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds ranks between what stands in a column. Its callers have the board alone. */
final class Order {
    private final Database database;
    private final PlaceRows places;

    Order(Database database, PlaceRows places) {
        this.database = database;
        this.places = places;
    }

    /** Until the unit of work ends, nobody else changes this board. */
    void alone(UUID project) {
        database.alone("board " + project);
    }

    /**
     * Behind {@code after}, or on top.
     *
     * @throws Refused when {@code after} is not another issue of this column
     */
    long rank(UUID column, UUID issue, @Nullable UUID after) {
        var first = between(column, issue, after);
        if (first.isPresent()) {
            return first.getAsLong();
        }
        places.spread(column);
        return between(column, issue, after).orElseThrow();
    }

    private OptionalLong between(UUID column, UUID issue, @Nullable UUID after) {
        if (after == null) {
            return Ranks.between(null, places.next(column, null, issue));
        }
        var above = places.rank(column, after)
                .filter(found -> !after.equals(issue))
                .orElseThrow(() ->
                        Refused.invalid("issue_not_in_column", "after", "after must be another issue of this column."));
        return Ranks.between(above, places.next(column, above, issue));
    }
}
