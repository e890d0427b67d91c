package dev.lockstep.api.graphql.read;

import dev.lockstep.issue.listing.Happening.What;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the schema calls the things that happen. */
final class ItemTypes {
    static final List<String> NAMES =
            Arrays.stream(What.values()).map(ItemTypes::name).toList();

    private ItemTypes() {}

    static String name(What what) {
        return switch (what) {
            case BEGUN -> "Body";
            case RETITLED -> "TitleChangedEvent";
            case STATE_CHANGED -> "StateChangedEvent";
            case LABEL_ADDED -> "AddedLabelEvent";
            case LABEL_REMOVED -> "RemovedLabelEvent";
            case ASSIGNED -> "Assignment";
            case UNASSIGNED -> "RemovedAssignmentEvent";
            case PRIORITY_CHANGED -> "PriorityChangedEvent";
            case FILED -> "TemplatedFieldChangedEvent";
            case COMMENTED -> "IssueComment";
        };
    }

    /** @param given constants of the schema's enum; all where none are */
    static Set<What> read(@Nullable Collection<?> given) {
        if (given == null) {
            return EnumSet.allOf(What.class);
        }
        var wanted = EnumSet.noneOf(What.class);
        for (var what : What.values()) {
            if (given.contains(constant(name(what)))) {
                wanted.add(what);
            }
        }
        return wanted;
    }

    private static String constant(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
