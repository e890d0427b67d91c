package dev.lockstep.sync.plan;

import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.Rehearsal.FieldChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept of the values of a change: their beginning to be read, and a print of the whole to be compared. */
final class Values {
    static final int MAX_SHOWN_CHARS = 4_000;
    private static final String CUT = " [...]";

    private Values() {}

    static List<FieldChange> shown(List<FieldChange> fields) {
        return fields.stream()
                .map(each -> new FieldChange(
                        each.field(), cut(each.before()), String.valueOf(cut(each.after())), each.lost()))
                .toList();
    }

    static Map<String, String> prints(List<FieldChange> fields) {
        Map<String, String> prints = new TreeMap<>();
        fields.forEach(each -> prints.put(each.field().name(), Rehearsal.print(each.field(), each.after())));
        return prints;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + CUT;
    }
}
