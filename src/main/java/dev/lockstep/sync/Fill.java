package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.JobLinks.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sends a link the issues that the hub had before it, and heals what an earlier run could not send. */
@Component
final class Fill {
    private static final int PAGE = 200;

    private final Database database;
    private final Issues issues;
    private final StoredTwins twins;
    private final StoredLinks links;
    private final HeldBack heldBack;
    private final MissingComments missingComments;
    private final Operations operations;
    private final Underway underway;
    private final JobLinks jobLinks;

    Fill(
            Database database,
            Issues issues,
            StoredTwins twins,
            StoredLinks links,
            HeldBack heldBack,
            MissingComments missingComments,
            Operations operations,
            Underway underway,
            JobLinks jobLinks) {
        this.database = database;
        this.issues = issues;
        this.twins = twins;
        this.links = links;
        this.heldBack = heldBack;
        this.missingComments = missingComments;
        this.operations = operations;
        this.underway = underway;
        this.jobLinks = jobLinks;
    }

    /** One page of the project's issues; true when there may be more. */
    boolean step(Job job, Link link, Standing standing) {
        if (!standing.fill() || !link.outgoing()) {
            return false;
        }
        String cursor = standing.position().page();
        Slice<Issue> page = issues.list(link.projectId(), PAGE, cursor);
        List<Link> others = links.ofProject(link.projectId());
        database.write(() -> {
            operations.together(() -> page.items().forEach(issue -> send(job, link, issue, others)));
            if (page.next() != null) {
                jobLinks.move(standing, standing.at(new dev.lockstep.connector.Walk.Position("", page.next(), null)));
            }
        });
        return page.next() != null;
    }

    private void send(Job job, Link link, Issue issue, List<Link> others) {
        Optional<Twin> there = twins.find(link.id(), Twin.Kind.ISSUE, issue.id());
        if (there.isPresent()) {
            if (there.get().status() == Twin.Status.LINKED) {
                missingComments.enqueue(link, issue.id(), Listing.cause(job));
            }
        } else if (!heldBack.keep(link, issue, others) && !underway.is(link.id(), issue.id())) {
            sendTo(link, issue, Listing.cause(job));
        }
    }

    void sendTo(Link link, Issue issue, Requests.Cause cause) {
        var news = new Requests.Outbound(Kind.ISSUE, issue.id(), issue.id(), "created", issue.modifiedAt(), Set.of());
        operations.enqueue(Requests.outbound(link, news, cause));
    }
}
