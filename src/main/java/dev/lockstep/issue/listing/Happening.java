package dev.lockstep.issue.listing;

import dev.lockstep.issue.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that happened to an issue; an entry of its timeline may tell of several.
 *
 * @param index among those of its entry
 * @param name of the label or the assignee, empty for others
 */
public record Happening(ListedChange change, int index, What what, String name) {
    /** What it was, and what kind of entry tells it. */
    public enum What {
        BEGUN("created"),
        RETITLED("title_changed"),
        STATE_CHANGED("state_changed"),
        LABEL_ADDED("labels_changed"),
        LABEL_REMOVED("labels_changed"),
        ASSIGNED("assignees_changed"),
        UNASSIGNED("assignees_changed"),
        PRIORITY_CHANGED("priority_changed"),
        FILED("filing_changed"),
        COMMENTED("comment_added");

        private final String kind;

        What(String kind) {
            this.kind = kind;
        }

        String kind() {
            return kind;
        }

        /** Entries of the others tell of one thing each. */
        static boolean isOfSeveral(String kind) {
            return kind.equals(LABEL_ADDED.kind) || kind.equals(ASSIGNED.kind);
        }

        /** The member of the entry that must not be empty; null where an entry tells of it once, always. */
        @org.jspecify.annotations.Nullable
        String member() {
            return switch (this) {
                case LABEL_ADDED, ASSIGNED -> "added";
                case LABEL_REMOVED, UNASSIGNED -> "removed";
                case BEGUN, RETITLED, STATE_CHANGED, PRIORITY_CHANGED, FILED, COMMENTED -> null;
            };
        }
    }

    /** All that an entry tells of. */
    public static List<Happening> of(ListedChange change) {
        return all(change);
    }

    static void add(ListedChange change, Set<What> wanted, List<Happening> items) {
        var alone = ALONE.get(change.kind());
        if (alone != null) {
            if (wanted.contains(alone)) {
                items.add(new Happening(change, 0, alone, ""));
            }
        } else {
            for (var each : all(change)) {
                if (wanted.contains(each.what)) {
                    items.add(each);
                }
            }
        }
    }

    /** By the kinds of entries that tell of one thing. */
    private static final Map<String, What> ALONE = Stream.of(What.values())
            .filter(what -> !What.isOfSeveral(what.kind))
            .collect(Collectors.toUnmodifiableMap(What::kind, what -> what));

    private static List<Happening> all(ListedChange change) {
        return switch (change.kind()) {
            case "labels_changed" -> {
                var labels = (Change.LabelsChanged) change.change();
                yield several(
                        change, named(labels.added(), What.LABEL_ADDED), named(labels.removed(), What.LABEL_REMOVED));
            }
            case "assignees_changed" -> {
                var people = (Change.AssigneesChanged) change.change();
                yield several(change, named(people.added(), What.ASSIGNED), named(people.removed(), What.UNASSIGNED));
            }
            default -> { // kinds are text here: what no item tells of is not read
                var alone = ALONE.get(change.kind());
                yield alone == null ? List.of() : List.of(new Happening(change, 0, alone, ""));
            }
        };
    }

    private record Named(What what, String name) {}

    private static Stream<Named> named(Collection<String> names, What what) {
        return names.stream().map(name -> new Named(what, name));
    }

    private static List<Happening> several(ListedChange change, Stream<Named> first, Stream<Named> then) {
        List<Happening> happenings = new ArrayList<>();
        Stream.concat(first, then)
                .forEach(each -> happenings.add(new Happening(change, happenings.size(), each.what, each.name)));
        return happenings;
    }
}
