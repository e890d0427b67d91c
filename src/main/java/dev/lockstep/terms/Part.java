package dev.lockstep.terms;

import dev.lockstep.connector.RemoteSession.Field;
import java.util.Set;

/** What of a link's outgoing side is switched on and off by itself; titles and texts of what is new go out with it. */
public enum Part {
    LABELS("labels", Set.of(Field.LABELS)),
    COMMENTS("comments", Set.of()),
    ASSIGNMENTS("assignments", Set.of(Field.ASSIGNEES)),
    TITLE_CHANGES("titleChanges", Set.of(Field.TITLE)),
    STATE("state", Set.of(Field.STATE)),
    /** What else the hub may have one day as well. */
    TEMPLATED_FIELDS("templatedFields", Set.of(Field.PRIORITY));

    private final String word;
    private final Set<Field> fields;

    Part(String word, Set<Field> fields) {
        this.word = word;
        this.fields = fields;
    }

    String word() {
        return word;
    }

    Set<Field> fields() {
        return fields;
    }
}
