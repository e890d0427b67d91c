package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.JobLinks.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final Candidates candidates;
    private final MissingComments missingComments;
    private final Operations operations;
    private final Underway underway;
    private final JobLinks jobLinks;

    Fill(
            Database database,
            Issues issues,
            StoredTwins twins,
            StoredLinks links,
            Candidates candidates,
            MissingComments missingComments,
            Operations operations,
            Underway underway,
            JobLinks jobLinks) {
        this.database = database;
        this.issues = issues;
        this.twins = twins;
        this.links = links;
        this.candidates = candidates;
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
        } else if (!held(link, issue, others) && !underway.is(link.id(), issue.id())) {
            sendTo(link, issue, Listing.cause(job));
        }
    }

    void sendTo(Link link, Issue issue, Requests.Cause cause) {
        var news = new Requests.Outbound(Kind.ISSUE, issue.id(), issue.id(), "created", issue.modifiedAt(), Set.of());
        operations.enqueue(Requests.outbound(link, news, cause));
    }

    /** An issue that stood at a target before both were linked: it is listed as "only here" until a person approves. */
    private boolean held(Link link, Issue issue, List<Link> others) {
        List<Twin> holding = holding(link, issue, others);
        holding.forEach(there -> candidates.keep(there.linkId(), asRemote(issue, there)));
        return !holding.isEmpty();
    }

    /** Where it stands and is kept back from this link; what also stands at a source came from there. */
    List<Twin> holding(Link link, Issue issue, List<Link> others) {
        if (!issue.createdAt().isBefore(link.createdAt())) {
            return List.of();
        }
        List<Twin> holding = new ArrayList<>();
        for (Link other : others) {
            var there = other.id().equals(link.id())
                    ? Optional.<Twin>empty()
                    : twins.find(other.id(), Twin.Kind.ISSUE, issue.id())
                            .filter(twin -> twin.status() == Twin.Status.LINKED);
            if (there.isPresent() && Sources.holdOlderThan(other, others) == null) {
                return List.of();
            }
            there.ifPresent(holding::add);
        }
        return holding;
    }

    private static RemoteIssue asRemote(Issue issue, Twin twin) {
        StateKind kind = StateKind.valueOf(issue.state().name());
        return new RemoteIssue(
                new RemoteRef(Objects.requireNonNull(twin.remoteId()), Objects.requireNonNull(twin.remoteKey())),
                issue.title(),
                issue.body(),
                new RemoteState(kind.name(), kind),
                issue.labels(),
                List.<Person>of(),
                issue.priority(),
                null,
                issue.createdAt(),
                issue.modifiedAt(),
                Objects.requireNonNullElse(twin.url(), ""),
                false,
                null,
                null);
    }
}
