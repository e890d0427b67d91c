package dev.lockstep.api.rest;

import dev.lockstep.connector.Tracker;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations.Standing;
import dev.lockstep.operation.Operations.Transition;
import dev.lockstep.operation.Pause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in plain words what became of an operation, or what it waits for. */
final class OperationWords {
    /** What the codes mean that stand in {@code reason}; %s is the place. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("created", "It was created at %s."),
            Map.entry(
                    "adopted",
                    "It stood at %s already from a try that nobody answered, and was adopted: no second one."),
            Map.entry("arrived", "It came in from %s."),
            Map.entry("matched", "It was recognised as what stands at %s already; a look that merges both follows."),
            Map.entry("updated", "What had changed at %s was applied here."),
            Map.entry("sent", "What had changed here was written to %s."),
            Map.entry("sent_by_person", "What somebody had changed here was written to %s in his or her own name."),
            Map.entry(
                    "sent_instead",
                    "%s did not take it in the name of who had changed it, so the connection's account wrote it."),
            Map.entry("merged", "Both sides had changed; they were merged, here and at %s."),
            Map.entry(
                    "asked",
                    "Both sides had changed the same, here and at %s; a person is asked, and until then each keeps its own."),
            Map.entry("echo", "%s told of what is known here already, as our own write comes back; nothing was to do."),
            Map.entry(
                    "own_echo",
                    "%s told of our own write, and the hub had nothing to send there; the issue was not read once more."),
            Map.entry("unchanged", "Both sides were compared, here and at %s; they say the same."),
            Map.entry(
                    "not_modified", "%s answered that nothing changed since the last look (304); nothing was written."),
            Map.entry("deleted", "The deletion was carried over; it is gone at %s as well as here."),
            Map.entry("gone", "It is not at %s any more."),
            Map.entry("kept_edited_there", "It was deleted here, but edited at %s since; there it stays."),
            Map.entry(
                    "own_create",
                    "%s told of what was created from here; it belongs to the record that is known already."),
            Map.entry("other_link", "This hub made it at %s for another link, so it is left to that one."),
            Map.entry("left_alone", "Another Lockstep made it at %s, or this one for another link; it is left alone."),
            Map.entry("other_hub", "Another Lockstep wrote it at %s, so it is left to that one."),
            Map.entry(
                    "held_only_here",
                    "It stood at %s before the link; it waits until a person approves that it comes in."),
            Map.entry("left_out", "It is not among what the link takes in from %s."),
            Map.entry("pull_requests_off", "It is a pull request, and the link with %s leaves those out."),
            Map.entry("incoming_off", "The link takes in nothing from %s."),
            Map.entry("outgoing_off", "The link sends nothing to %s."),
            Map.entry("switched_off", "That part is switched off for the link; %s keeps what it has."),
            Map.entry("lockstep_note", "It is a note at %s of what cannot be shown there; it comes from here."),
            Map.entry("undone", "What a job had made at %s was taken away again, as a plan of its inverse said."),
            Map.entry(
                    "plan_refused",
                    "The plan did not foresee what would have to be done now, here or at %s; nothing was."),
            Map.entry("removed_here", "It was removed here; at %s it is left alone."),
            Map.entry("closed_there", "It was deleted here; at %s it is closed as not planned."),
            Map.entry("nothing_there", "There was nothing to look at, neither here nor at %s."),
            Map.entry("nothing_to_send", "It was removed here before it got to %s; nothing was to send."),
            Map.entry("issue_not_there", "Its issue is not at %s, so its comments are not either."),
            Map.entry("moved", "Its issue at %s is known under another record here; it was looked at under that."),
            Map.entry("issue_gone", "Its issue is gone at %s."),
            Map.entry("newer_operation", "Something newer covers it, so it did not have to run for %s."),
            Map.entry("record_newer", "The record here had changed since; a look that merges both follows for %s."),
            Map.entry("same_delivery", "%s had told it before, in the same delivery."),
            Map.entry("same_content", "%s had told it before, with the same time and content."),
            Map.entry("repo_not_linked", "%s is not linked, so nothing was done."),
            Map.entry("link_removed", "The link with %s was removed, so nothing was done."),
            Map.entry("canceled_by_person", "A person canceled it before it went to %s."),
            Map.entry("discarded_by_person", "It had failed for %s, and a person gave it up."),
            Map.entry("retried_by_person", "A person had it tried again for %s."),
            Map.entry("hurried_by_person", "A person did not let it wait for its next try at %s."),
            Map.entry("linked_again", "%s is linked again, so it was judged anew."),
            Map.entry("worker_lost", "The process that worked on it for %s died; it was queued again."),
            Map.entry("stopped", "The process that worked on it for %s was stopped in order; it was queued again."),
            Map.entry("issue_first", "It waits for its issue to come in from %s."),
            Map.entry(
                    "original_first",
                    "%s has a copy of it that this hub made before it was restored; it waits for what that is a copy of."),
            Map.entry("outcome_unknown", "%s did not answer a create; it is looked for before anything is sent again."),
            Map.entry("held_by_guard", "It waits with others for %s until a person approves or rejects all of them."),
            Map.entry("rejected_by_person", "A person did not want it at %s, so it stays as it is there."),
            Map.entry("lease_too_short", "There was too little time left for a write to %s; it begins again at once."));

    private final String place;

    OperationWords(String place) {
        this.place = place;
    }

    static String name(Tracker tracker) {
        return tracker.title();
    }

    static boolean knows(String reason) {
        return REASONS.containsKey(reason);
    }

    /** @param standing asked for only while it is queued */
    String sentence(Operation operation, @Nullable Standing standing) {
        return switch (operation.state()) {
            case QUEUED -> waiting(operation, standing);
            case PROCESSING -> about(operation) + " is being worked on for " + place + ".";
            case COMPLETED, CANCELED, DROPPED, DUPLICATE, DISABLED -> meaning(operation.reason());
            case ERRORED ->
                "It failed after " + (operation.attempts() == 0 ? "one try" : operation.attempts() + " tries") + ": "
                        + operation.reason();
        };
    }

    private String waiting(Operation operation, @Nullable Standing standing) {
        if (standing != null && !standing.pauses().isEmpty()) {
            return paused(standing.pauses().getFirst());
        }
        if (standing != null && standing.notBefore() != null) {
            return "It waits for " + place + " until " + minute(standing.notBefore()) + ": " + standing.waitsFor();
        }
        if (operation.nextAttemptAt() != null) {
            var why = operation.errorClass() == null
                    ? meaning(operation.reason())
                    : "It failed in passing (" + operation.errorClass() + ", " + operation.attempts() + " of "
                            + operation.maxAttempts() + " tries).";
            return why + " It is tried again at " + minute(operation.nextAttemptAt()) + ".";
        }
        return about(operation) + " waits for its turn for " + place + ".";
    }

    private static String paused(Pause pause) {
        var what = switch (pause.scope()) {
            case ALL -> "Everything";
            case CONNECTION -> "Its connection";
            case LINK -> "Its link";
            case ISSUE -> "This issue";
        };
        return what + " was paused by " + pause.by() + " at " + pause.at().truncatedTo(ChronoUnit.MINUTES) + ": "
                + pause.reason();
    }

    private static String about(Operation operation) {
        var request = operation.request();
        if (request.isLook()) {
            return "A look at both sides";
        }
        var thing = request.kind() == Kind.COMMENT ? "a comment" : "the issue";
        return request.direction() == Direction.INBOUND
                ? "News of " + thing + " (" + request.eventKind() + ")"
                : "A change of " + thing + " made here (" + request.eventKind() + ")";
    }

    String step(Transition step) {
        var said = meaning(step.reason());
        return step.detail() == null ? said : said + " " + step.detail();
    }

    private String meaning(@Nullable String reason) {
        if (reason == null) {
            return "";
        }
        var words = REASONS.get(reason);
        return words == null ? reason : words.formatted(place);
    }

    /** In whole minutes, in UTC; rounded up, because it is waited for. */
    private static String minute(Instant time) {
        var whole = time.truncatedTo(ChronoUnit.MINUTES);
        return (whole.equals(time) ? whole : whole.plus(1, ChronoUnit.MINUTES)).toString();
    }
}
