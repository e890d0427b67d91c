package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.issue.Issues;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets in what stood in a target before its link, after a person approved that; from the hub it goes out to the others. */
@Component
final class Approval {
    private static final int BATCH = 100;

    private final Database database;
    private final StoredLinks links;
    private final Candidates candidates;
    private final Arrivals arrivals;
    private final StoredTwins twins;
    private final Issues issues;
    private final Fill fill;
    private final Conversations conversations;

    Approval(
            Database database,
            StoredLinks links,
            Candidates candidates,
            Arrivals arrivals,
            StoredTwins twins,
            Issues issues,
            Fill fill,
            Conversations conversations) {
        this.database = database;
        this.links = links;
        this.candidates = candidates;
        this.arrivals = arrivals;
        this.twins = twins;
        this.issues = issues;
        this.fill = fill;
        this.conversations = conversations;
    }

    /** Resumable: what was let in is no longer a candidate. */
    void letIn(Link link) {
        RemoteSession session = conversations.open(link, false);
        List<RemoteIssue> some = candidates.some(link.id(), BATCH);
        while (!some.isEmpty()) {
            List<RemoteIssue> batch = some;
            var admission = Admission.approved(link, session, batch);
            database.write(() -> batch.forEach(issue -> letIn(link, session, issue, admission)));
            some = candidates.some(link.id(), BATCH);
        }
    }

    private void letIn(Link link, RemoteSession session, RemoteIssue issue, Admission admission) {
        var cause = Requests.Cause.BACKFILL;
        candidates.release(link.id(), issue.ref().id());
        Optional<Twin> known =
                twins.findRemote(link.id(), Twin.Kind.ISSUE, issue.ref().id());
        if (known.isEmpty()) {
            arrivals.issue(link, session, issue, admission, cause);
            return;
        }
        issues.find(known.get().hubId())
                .ifPresent(hub -> links.ofProject(link.projectId()).stream()
                        .filter(Link::outgoing)
                        .filter(other -> twins.find(other.id(), Twin.Kind.ISSUE, hub.id())
                                .isEmpty())
                        .forEach(other -> fill.sendTo(other, hub, cause)));
    }
}
