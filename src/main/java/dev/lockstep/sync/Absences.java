package dev.lockstep.sync;

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
    private static final int ALWAYS_ALLOWED = 10;
    private static final int ALLOWED_PERCENT = 5;

    private final JobLinks jobLinks;
    private final StoredTwins twins;
    private final StoredLinks links;
    private final Operations operations;
    private final InstantSource clock;

    Absences(JobLinks jobLinks, StoredTwins twins, StoredLinks links, Operations operations, InstantSource clock) {
        this.jobLinks = jobLinks;
        this.twins = twins;
        this.links = links;
        this.operations = operations;
        this.clock = clock;
    }

    /** Inside a unit of work, after the last page of a reconcile's listing. */
    void look(Job job, Link link, Twin.Kind kind) {
        if (job.kind() != Job.Kind.RECONCILE) {
            return;
        }
        long known = twins.count(link.id(), kind);
        int allowed = allowed(known);
        List<UUID> absent = jobLinks.unseen(job.id(), link.id(), kind, allowed + 1);
        if (absent.size() > allowed) {
            links.trouble(
                    link,
                    "More than " + allowed + " of " + known + " known records were missing from the listing at once;"
                            + " nothing was deleted. Check the account's rights and the container.");
            return;
        }
        for (UUID hubId : absent) {
            twins.find(link.id(), kind, hubId).ifPresent(twin -> operations.enqueue(look(job, link, twin)));
        }
    }

    static int allowed(long known) {
        return (int) Math.max(ALWAYS_ALLOWED, known * ALLOWED_PERCENT / 100);
    }

    private OperationRequest look(Job job, Link link, Twin twin) {
        boolean comment = twin.kind() == Twin.Kind.COMMENT;
        UUID issueId = comment && twin.parentId() != null ? twin.parentId() : twin.hubId();
        return Requests.look(
                link, comment ? Kind.COMMENT : Kind.ISSUE, issueId, twin.hubId(), clock.instant(), Listing.cause(job));
    }
}
