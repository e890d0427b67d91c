package dev.lockstep.issue.listing;

import dev.lockstep.base.Refused;
import dev.lockstep.keyset.Cursors;
import dev.lockstep.keyset.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where among the things that happened a page begins: a position among the entries, and within one.
 *
 * @param entry the id of the entry
 */
record ItemCursor(List<Object> key, UUID entry, int index) {
    private static final char CUT = '.';

    static String write(Ordering order, Happening item) {
        List<Object> key = new ArrayList<>();
        for (var sort : order.sorts()) {
            key.add(
                    sort.column().equals(ChangeColumns.CREATED)
                            ? (Object) item.change().at().toEpochMilli()
                            : item.change().id().toString());
        }
        return Cursors.write(order, key) + CUT + item.index();
    }

    static ItemCursor read(Ordering order, String cursor, String field) {
        int cut = cursor.lastIndexOf(CUT);
        try {
            int index = Integer.parseInt(cursor.substring(cut + 1));
            var key = Cursors.read(order, cursor.substring(0, Math.max(0, cut)), field);
            return new ItemCursor(key, UUID.fromString(key.getLast().toString()), index);
        } catch (IllegalArgumentException strange) {
            throw Refused.invalid("cursor_invalid", field, field + " must be a cursor that this list gave out.");
        }
    }
}
