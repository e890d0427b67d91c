package dev.lockstep.sync;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues.Edit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who made which part of an edit that came in, and when, as far as the tracker's history tells. What it does not tell
 * stays nobody's, at the time of the record. Pure.
 */
final class Credits {
    private final List<RemoteChange> told;
    private final String place;
    private final Key nobody;
    private final TreeMap<Key, Part> parts = new TreeMap<>();

    private Credits(List<RemoteChange> told, String place, Instant recordAt) {
        this.told = told;
        this.place = place;
        nobody = new Key(recordAt, "", null);
    }

    /** All that the steps bring into the hub. */
    static Edit edit(List<SyncStep> steps) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (SyncStep step : steps) {
            if (step instanceof SyncStep.EditHub edit) {
                values.put(edit.field(), edit.value());
            }
        }
        String state = values.get(Field.STATE);
        return new Edit(
                values.get(Field.TITLE),
                values.get(Field.BODY),
                state == null ? null : IssueState.valueOf(state),
                set(values.get(Field.LABELS)),
                set(values.get(Field.ASSIGNEES)),
                values.get(Field.PRIORITY));
    }

    private static @Nullable TreeSet<String> set(@Nullable String elements) {
        return elements == null ? null : new TreeSet<>(Canonical.elements(elements));
    }

    /** One part; applied in their order they make the whole. */
    record Credit(Edit edit, @Nullable Person by, Instant at) {}

    private record Key(Instant at, String who, @Nullable Person by) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::at).thenComparing(Key::who).compare(this, other);
        }
    }

    private static final class Part {
        @Nullable
        String title;

        @Nullable
        String body;

        @Nullable
        IssueState state;

        @Nullable
        String priority;

        final TreeSet<String> added = new TreeSet<>();
        final TreeSet<String> removed = new TreeSet<>();
        final TreeSet<String> came = new TreeSet<>();
        final TreeSet<String> went = new TreeSet<>();
    }

    /** @param told ascending */
    static List<Credit> of(Edit edit, Issue hub, List<RemoteChange> told, String place, Instant recordAt) {
        var credits = new Credits(told, place, recordAt);
        credits.scalars(edit);
        if (edit.labels() != null) {
            difference(hub.labels(), edit.labels())
                    .forEach(label ->
                            credits.part(Field.LABELS, label, true).added.add(label));
            difference(edit.labels(), hub.labels())
                    .forEach(label ->
                            credits.part(Field.LABELS, label, false).removed.add(label));
        }
        if (edit.assignees() != null) {
            difference(hub.assignees(), edit.assignees())
                    .forEach(
                            who -> credits.part(Field.ASSIGNEES, who, true).came.add(who));
            difference(edit.assignees(), hub.assignees())
                    .forEach(who ->
                            credits.part(Field.ASSIGNEES, who, false).went.add(who));
        }
        return credits.inOrder(hub);
    }

    private void scalars(Edit edit) {
        if (edit.title() != null) {
            part(Field.TITLE).title = edit.title();
        }
        if (edit.body() != null) {
            part(Field.BODY).body = edit.body();
        }
        if (edit.state() != null) {
            part(Field.STATE).state = edit.state();
        }
        if (edit.priority() != null) {
            part(Field.PRIORITY).priority = edit.priority();
        }
    }

    private Part part(Field field) {
        return parts.computeIfAbsent(newest(change -> change.field() == field), key -> new Part());
    }

    private Part part(Field field, String element, boolean came) {
        var name = field == Field.ASSIGNEES ? element.replaceFirst("^" + place + ":", "") : element;
        var key = newest(change -> change.field() == field
                && (came ? change.added() : change.removed()).stream().anyMatch(name::equalsIgnoreCase));
        return parts.computeIfAbsent(key, fresh -> new Part());
    }

    private Key newest(Predicate<RemoteChange> fits) {
        return told.stream()
                .filter(fits)
                .reduce((earlier, later) -> later)
                .map(change -> new Key(
                        change.at(),
                        change.author() == null ? "" : change.author().id(),
                        change.author()))
                .orElse(nobody);
    }

    private static List<String> difference(SortedSet<String> without, SortedSet<String> of) {
        return of.stream().filter(element -> !without.contains(element)).toList();
    }

    private List<Credit> inOrder(Issue hub) {
        var labels = new TreeSet<>(hub.labels());
        var assignees = new TreeSet<>(hub.assignees());
        var all = new ArrayList<Credit>();
        parts.forEach((key, part) -> {
            labels.addAll(part.added);
            labels.removeAll(part.removed);
            assignees.addAll(part.came);
            assignees.removeAll(part.went);
            boolean touchesLabels = !part.added.isEmpty() || !part.removed.isEmpty();
            boolean touchesPeople = !part.came.isEmpty() || !part.went.isEmpty();
            var edit = new Edit(
                    part.title,
                    part.body,
                    part.state,
                    touchesLabels ? new TreeSet<>(labels) : null,
                    touchesPeople ? new TreeSet<>(assignees) : null,
                    part.priority);
            all.add(new Credit(edit, key.by, key.at));
        });
        return all;
    }
}
