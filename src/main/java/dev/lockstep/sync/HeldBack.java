package dev.lockstep.sync;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import dev.lockstep.issue.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stood at one link before the other was there: nobody asked to have it sent. */
@Component
final class HeldBack {
    private final StoredTwins twins;
    private final Candidates candidates;

    HeldBack(StoredTwins twins, Candidates candidates) {
        this.twins = twins;
        this.candidates = candidates;
    }

    /** True where it must not go to this link. */
    boolean is(Link link, Issue issue, List<Link> others) {
        boolean listed = twins.of(issue.id()).stream()
                .filter(twin -> !twin.linkId().equals(link.id()) && twin.remoteId() != null)
                .anyMatch(twin -> candidates.holds(twin.linkId(), Objects.requireNonNull(twin.remoteId())));
        return listed || !by(link, issue, others).isEmpty();
    }

    /** An issue that stood at a target before both were linked: it is listed as "only here" until a person approves. Inside a unit of work. */
    boolean keep(Link link, Issue issue, List<Link> others) {
        List<Twin> holding = by(link, issue, others);
        holding.forEach(there -> candidates.keep(there.linkId(), asRemote(issue, there)));
        return !holding.isEmpty();
    }

    /** Where it stands and is kept back from this link; what also stands at a source came from there. */
    List<Twin> by(Link link, Issue issue, List<Link> others) {
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
