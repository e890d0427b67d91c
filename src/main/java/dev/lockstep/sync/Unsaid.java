package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.terms.Note;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What of a change made in the hub its tracker does not show, after all that could be written was. A change that was taken
 * back since has nothing left to tell. Pure.
 *
 * @param hub as it is now
 * @param there as the tracker shows it now, in its own words; without the fields that it cannot hold
 * @param kept fields that are not to be told there
 * @param tracker as people call it
 */
record Unsaid(Issue hub, Map<Field, String> there, Set<Field> kept, Planner.Translation words, String tracker) {
    List<String> of(Change change) {
        return switch (change) {
            case Change.StateChanged state -> tells(Field.STATE) ? state(state) : List.of();
            case Change.PriorityChanged priority -> tells(Field.PRIORITY) ? priority(priority) : List.of();
            case Change.AssigneesChanged people -> tells(Field.ASSIGNEES) ? people(people) : List.of();
            case Change.LabelsChanged labels -> tells(Field.LABELS) ? labels(labels) : List.of();
            case Change.Created created -> List.of();
            case Change.TitleChanged title -> List.of();
            case Change.BodyChanged body -> List.of();
            case Change.FilingChanged filing -> List.of();
            case Change.CommentAdded added -> List.of();
            case Change.CommentEdited edited -> List.of();
            case Change.CommentDeleted deleted -> List.of();
            case Change.ConflictDecided decided -> List.of();
            case Change.ConflictOpened opened -> List.of();
            case Change.ConflictResolved resolved -> List.of();
            case Change.Removed removed -> List.of();
            case Change.Archived archived -> List.of();
            case Change.Unarchived again -> List.of();
            case Change.ClosedThere closed -> List.of();
        };
    }

    private boolean tells(Field field) {
        return !kept.contains(field);
    }

    private List<String> state(Change.StateChanged change) {
        String shown = words.toHub(Field.STATE, there.getOrDefault(Field.STATE, ""));
        boolean looksAlike = words.toRemote(Field.STATE, change.before().name())
                .equals(words.toRemote(Field.STATE, change.after().name()));
        return change.after() != hub.state() || shown.equals(change.after().name()) && !looksAlike
                ? List.of()
                : List.of(Note.changed("state", word(change.before()), word(change.after()), tracker));
    }

    private static String word(IssueState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private List<String> priority(Change.PriorityChanged change) {
        return !change.after().equals(hub.priority()) || change.after().equals(there.get(Field.PRIORITY))
                ? List.of()
                : List.of(Note.changed("priority", change.before(), change.after(), tracker));
    }

    private List<String> people(Change.AssigneesChanged change) {
        var shown = Canonical.folded(words.toHub(Field.ASSIGNEES, there.getOrDefault(Field.ASSIGNEES, "")));
        var came = missing(Field.ASSIGNEES, change.added(), hub.assignees(), shown);
        var went = change.removed().stream()
                .filter(person -> !hub.assignees().contains(person))
                .filter(person -> words.toRemote(Field.ASSIGNEES, person).isEmpty())
                .toList();
        return Stream.concat(
                        came.isEmpty() ? Stream.empty() : Stream.of(Note.assigned(came, tracker)),
                        went.isEmpty() ? Stream.empty() : Stream.of(Note.unassigned(went, tracker)))
                .toList();
    }

    private List<String> labels(Change.LabelsChanged change) {
        var shown = Canonical.folded(words.toHub(Field.LABELS, there.getOrDefault(Field.LABELS, "")));
        var came = missing(Field.LABELS, change.added(), hub.labels(), shown);
        return came.isEmpty() ? List.of() : List.of(Note.labelled(came, tracker));
    }

    /** Compared in the hub's words as the tracker's would come back. */
    private List<String> missing(
            Field field, SortedSet<String> added, SortedSet<String> now, Map<String, String> shown) {
        return added.stream()
                .filter(now::contains)
                .filter(element ->
                        Canonical.folded(words.toHub(field, words.toRemote(field, element))).keySet().stream()
                                .noneMatch(shown::containsKey))
                .toList();
    }
}
