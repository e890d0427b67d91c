package dev.lockstep.sync;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of some remote issues that are not known yet may come in. What is known stays linked and is never asked about.
 *
 * @param holdOlderThan what was made before stays "only here"; null holds nothing
 * @param found ids of those that the link's query finds; null without one
 */
record Admission(
        Link link,
        @Nullable Instant holdOlderThan,
        @Nullable Set<String> found) {
    /** May ask the tracker, so outside of any unit of work. */
    static Admission of(Link link, List<Link> ofProject, RemoteSession session, List<RemoteIssue> issues) {
        return of(link, Sources.holdOlderThan(link, ofProject), session, issues);
    }

    /** A person approved what stood there before. */
    static Admission approved(Link link, RemoteSession session, List<RemoteIssue> issues) {
        return of(link, (Instant) null, session, issues);
    }

    private static Admission of(
            Link link, @Nullable Instant holdOlderThan, RemoteSession session, List<RemoteIssue> issues) {
        String query = link.intake().jql();
        var refs = issues.stream().map(RemoteIssue::ref).toList();
        return new Admission(
                link, holdOlderThan, query == null || refs.isEmpty() ? null : session.matching(query, refs));
    }

    boolean holds(RemoteIssue issue) {
        return holdOlderThan != null && issue.createdAt().isBefore(holdOlderThan);
    }

    /** False when the link's filter leaves it out. */
    boolean takes(RemoteIssue issue) {
        return link.intake().fits(issue, link.createdAt())
                && (found == null || found.contains(issue.ref().id()));
    }
}
