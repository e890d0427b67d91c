package dev.lockstep.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every word that people wrote, in the order in which they wrote it. */
final class History {
    private final List<Write> writes = new ArrayList<>();
    private final Set<String> excused = new HashSet<>();
    private boolean removed;

    enum Side {
        GITHUB,
        PLANE,
        HUB,
        JIRA
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

    /** A record was deleted with what people wrote on it; whoever did it has read that. */
    void gone(Side side, String record, List<String> words) {
        removed = true;
        excused.addAll(words);
        writes.stream()
                .filter(write -> write.side == side && write.record.equals(record))
                .forEach(write -> write.unseen = true);
    }

    /** This word may stand nowhere any more. */
    void excuse(String word) {
        excused.add(word);
    }

    boolean excused(String word) {
        return excused.contains(word);
    }

    /** True when something was deleted that lists do not tell of. */
    boolean removed() {
        return removed || writes.stream().anyMatch(write -> write.field == Field.COMMENT && write.removes);
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
