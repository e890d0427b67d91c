package dev.lockstep.sync.plan;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues.TimelineEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What one job changed of an issue, and what it was before. Pure.
 *
 * @param back what the fields were, of those that nobody changed since
 * @param kept why the others stay
 */
record JobEdits(Map<Field, String> back, Map<Field, String> kept) {
    private record Edit(Field field, String before, String after) {}

    static JobEdits of(UUID jobId, List<TimelineEntry> timeline, Issue hub) {
        Map<Field, Edit> edits = new EnumMap<>(Field.class);
        Map<Field, String> kept = new EnumMap<>(Field.class);
        var labels = new TreeSet<>(hub.labels());
        var people = new TreeSet<>(hub.assignees());
        for (TimelineEntry entry : timeline) {
            boolean ours = jobId.equals(entry.origin().jobId());
            for (Edit edit : scalar(entry.change())) {
                Edit first = edits.get(edit.field());
                if (ours) {
                    edits.put(
                            edit.field(),
                            new Edit(edit.field(), first == null ? edit.before() : first.before(), edit.after()));
                } else if (first != null) {
                    kept.put(edit.field(), sentence(entry));
                }
            }
            if (ours && entry.change() instanceof Change.LabelsChanged change) {
                labels.removeAll(change.added());
                labels.addAll(change.removed());
            } else if (ours && entry.change() instanceof Change.AssigneesChanged change) {
                people.removeAll(change.added());
                people.addAll(change.removed());
            }
        }
        Map<Field, String> back = new EnumMap<>(Field.class);
        edits.forEach((field, edit) -> {
            if (!kept.containsKey(field) && !edit.before().equals(edit.after())) {
                back.put(field, edit.before());
            }
        });
        set(back, Field.LABELS, labels, hub.labels());
        set(back, Field.ASSIGNEES, people, hub.assignees());
        return new JobEdits(back, kept);
    }

    private static List<Edit> scalar(Change change) {
        List<Edit> edits = new ArrayList<>();
        if (change instanceof Change.TitleChanged title) {
            edits.add(new Edit(Field.TITLE, title.before(), title.after()));
        } else if (change instanceof Change.BodyChanged body) {
            edits.add(new Edit(Field.BODY, body.before(), body.after()));
        } else if (change instanceof Change.StateChanged state) {
            edits.add(new Edit(Field.STATE, state.before().name(), state.after().name()));
        } else if (change instanceof Change.PriorityChanged priority) {
            edits.add(new Edit(Field.PRIORITY, priority.before(), priority.after()));
        }
        return edits;
    }

    private static void set(Map<Field, String> back, Field field, SortedSet<String> was, SortedSet<String> is) {
        if (!was.equals(is)) {
            back.put(field, String.join("\n", was));
        }
    }

    /** Who did what since, for a person. */
    static String sentence(TimelineEntry entry) {
        var by = entry.origin().by();
        String what = entry.change().getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return "Changed since by " + (by == null ? "somebody" : by.name()) + " ("
                + entry.origin().place() + ": " + what.toLowerCase(java.util.Locale.ROOT) + "); left alone.";
    }
}
