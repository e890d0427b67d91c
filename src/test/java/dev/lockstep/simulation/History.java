package dev.lockstep.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every word that people wrote, in the order in which they wrote it. */
final class History {
    private final List<Write> writes = new ArrayList<>();

    enum Side {
        GITHUB,
        PLANE,
        HUB
    }

    enum Field {
        TITLE,
        BODY,
        STATE,
        LABEL,
        COMMENT
    }

    /** One value that a person gave to one field of one record. */
    static final class Write {
        final Side side;
        final String record;
        final Field field;
        final String value;
        final boolean removes;
        final long at;
        /** The hub wrote over it between reading and writing, a moment that no tracker lets it close. */
        boolean unseen;

        Write(Side side, String record, Field field, String value, boolean removes, long at) {
            this.side = side;
            this.record = record;
            this.field = field;
            this.value = value;
            this.removes = removes;
            this.at = at;
        }

        @Override
        public String toString() {
            return (removes ? "removal of " : "") + field + " '" + value + "' at " + side + " " + record;
        }
    }

    void add(Side side, String record, Field field, String value, boolean removes, long at) {
        writes.add(new Write(side, record, field, value, removes, at));
    }

    List<Write> all() {
        return writes;
    }

    Optional<Write> last(Side side, String record, Field field) {
        return writes.reversed().stream()
                .filter(write -> write.side == side && write.field == field && write.record.equals(record))
                .findFirst();
    }
}
