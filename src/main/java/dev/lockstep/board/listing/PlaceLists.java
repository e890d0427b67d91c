package dev.lockstep.board.listing;

import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Keysets;
import dev.lockstep.keyset.Listed;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Issues by column, from the top; those whose state has become of the other kind stand nowhere. */
@Component
public final class PlaceLists {
    /** With {@link #STANDS}, what stands in columns: {@code s} the place, {@code i} the issue, {@code b} the column. */
    public static final String FROM =
            "board_place s join issue i on i.id = s.issue_id join board_column b on b.id = s.column_id";

    public static final String STANDS =
            "i.deleted_at is null and (b.kind = 'closed') = (i.state in ('done', 'cancelled'))";

    private static final Column ISSUE = Column.text("issue", "s.issue_id");
    public static final Ordering FROM_TOP =
            Ordering.of(List.of(new Ordering.Sort(Column.number("rank", "s.rank"), false)), ISSUE);
    private static final Listed<Placed> LISTED = new Listed<>(
            FROM,
            "s.issue_id, s.column_id, s.rank",
            "s.column_id",
            "column_id",
            Sql.of(STANDS),
            row -> new Placed(
                    UUID.fromString(row.getString("issue_id")),
                    UUID.fromString(row.getString("column_id")),
                    row.getLong("rank")));

    private final Keysets keysets;

    public PlaceLists(Keysets keysets) {
        this.keysets = keysets;
    }

    public Map<UUID, Rows<Placed>> of(Collection<UUID> columns, Wish wish) {
        return keysets.read(LISTED, columns, wish);
    }
}
