package dev.lockstep.sync;

import dev.lockstep.guard.Change;
import dev.lockstep.guard.GuardedLinks;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the guard must know of links, and what becomes of an answer. */
@Component
final class LinkGuards implements GuardedLinks {
    private final ObjectProvider<StoredLinks> links;
    private final StoredTwins twins;
    private final Issues issues;
    private final Operations operations;
    private final InstantSource clock;

    /** The links are asked for late, because whoever removes one tells the guard. */
    LinkGuards(
            ObjectProvider<StoredLinks> links,
            StoredTwins twins,
            Issues issues,
            Operations operations,
            InstantSource clock) {
        this.links = links;
        this.twins = twins;
        this.issues = issues;
        this.operations = operations;
        this.clock = clock;
    }

    @Override
    public int maxMutations(UUID linkId) {
        return links.getObject().find(linkId).map(Link::maxMutations).orElse(0);
    }

    @Override
    public long twins(UUID linkId) {
        return twins.count(linkId, Twin.Kind.ISSUE) + twins.count(linkId, Twin.Kind.COMMENT);
    }

    @Override
    public void lookAtAbsent(UUID linkId, UUID planId, List<Change> some) {
        var cause = Requests.Cause.of(planId);
        links.getObject()
                .find(linkId)
                .ifPresent(link -> operations.together(() -> some.forEach(absent -> {
                    boolean comment = !absent.issueId().equals(absent.subjectId());
                    operations.enqueue(Requests.look(
                            link,
                            comment ? Kind.COMMENT : Kind.ISSUE,
                            absent.issueId(),
                            absent.subjectId(),
                            clock.instant(),
                            cause));
                })));
    }

    @Override
    public void deleteConfirmed(UUID linkId, UUID planId, List<Change> some) {
        for (Change deletion : some) {
            issues.find(deletion.issueId())
                    .filter(issue -> issue.deletedAt() == null)
                    .ifPresent(issue -> issues.remove(issue.id(), Origin.hub(null), clock.instant()));
        }
    }
}
