package dev.lockstep.sync;

import dev.lockstep.guard.Change;
import dev.lockstep.guard.Exit;
import dev.lockstep.guard.Guard;
import dev.lockstep.guard.Limits;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Twins that a complete listing did not show. Absence alone proves nothing: each is looked at, and only what the tracker
 * then denies is gone. Very many at once are a sign of something else, and wait for a person.
 */
@Component
final class Absences {
    private final JobLinks jobLinks;
    private final StoredTwins twins;
    private final Guard guard;
    private final Operations operations;
    private final InstantSource clock;

    Absences(JobLinks jobLinks, StoredTwins twins, Guard guard, Operations operations, InstantSource clock) {
        this.jobLinks = jobLinks;
        this.twins = twins;
        this.guard = guard;
        this.operations = operations;
        this.clock = clock;
    }

    /** Inside a unit of work, after the last page of a reconcile's listing. */
    void look(Job job, Link link, Twin.Kind kind) {
        if (job.kind() != Job.Kind.RECONCILE) {
            return;
        }
        long known = twins.count(link.id(), kind);
        List<Change> absent = jobLinks.unseen(job.id(), link.id(), kind, Guard.most());
        // A container may well have no comments; without any issue it is suddenly empty.
        long shown = kind == Twin.Kind.ISSUE ? jobLinks.countSeen(job.id(), link.id(), kind) : known;
        var danger = Limits.judgeAbsence(shown, known, absent.size());
        if (danger.isPresent()) {
            String sentence =
                    absent.size() + " of " + known + " known " + (kind == Twin.Kind.ISSUE ? "issues" : "comments")
                            + " were missing from the listing at once; nothing was deleted. Check the account's rights and the"
                            + " container; approve if they are really gone, reject if not.";
            guard.absent(new Exit(link.id(), link.projectId()), danger.get(), sentence, absent);
            return;
        }
        for (Change gone : absent) {
            twins.find(link.id(), kind, gone.subjectId()).ifPresent(twin -> operations.enqueue(look(job, link, twin)));
        }
    }

    static int allowed(long known) {
        return (int) Limits.deletionsAllowed(known);
    }

    private OperationRequest look(Job job, Link link, Twin twin) {
        boolean comment = twin.kind() == Twin.Kind.COMMENT;
        UUID issueId = comment && twin.parentId() != null ? twin.parentId() : twin.hubId();
        return Requests.look(
                link, comment ? Kind.COMMENT : Kind.ISSUE, issueId, twin.hubId(), clock.instant(), Listing.cause(job));
    }
}
