package dev.lockstep.sync;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Processed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the hub's issue that a remote one of a first import already is: the same title and body, not linked there yet. */
@Component
final class HubMatch {
    private final Issues issues;
    private final StoredTwins twins;
    private final Intents intents;
    private final LinkCursors cursors;

    HubMatch(Issues issues, StoredTwins twins, Intents intents, LinkCursors cursors) {
        this.issues = issues;
        this.twins = twins;
        this.intents = intents;
        this.cursors = cursors;
    }

    private static boolean same(Issue issue, RemoteIssue remote) {
        String theirs = Attribution.found(issue.author(), remote.body()).off(remote.body());
        return Candidates.matchKey(issue.title(), issue.body()).equals(Candidates.matchKey(remote.title(), theirs))
                || remote.marker() != null
                        && Candidates.shapeKey(issue.title(), issue.body())
                                .equals(Candidates.shapeKey(remote.title(), theirs));
    }

    Optional<UUID> find(Link link, RemoteIssue remote) {
        if (cursors.imported(link.id()) || !remote.createdAt().isBefore(link.createdAt())) {
            return Optional.empty();
        }
        List<Issue> sameTitle = issues.titled(link.projectId(), remote.title());
        return sameTitle.stream()
                .filter(issue -> same(issue, remote))
                .map(Issue::id)
                .filter(id -> isFree(link.id(), id))
                .findFirst();
    }

    /** It has no twin there, and none is being created. */
    private boolean isFree(UUID linkId, UUID hubId) {
        return twins.find(linkId, Twin.Kind.ISSUE, hubId).isEmpty()
                && intents.open(linkId, Twin.Kind.ISSUE, hubId).isEmpty();
    }

    /**
     * Inside the unit that links what was found: between the search and now another worker may have matched something
     * else with it, or begun to create it.
     */
    void stillFree(UUID linkId, UUID hubId) {
        twins.one(hubId);
        if (!isFree(linkId, hubId)) {
            throw new Processed.Stale("Another record was matched with it, or is being created for it.");
        }
    }
}
