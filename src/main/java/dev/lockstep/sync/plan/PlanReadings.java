package dev.lockstep.sync.plan;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.Twin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answers a rehearsal from what was listed for the plan, and asks the tracker for the rest. For one batch. */
final class PlanReadings implements Rehearsal.Readings {
    private final UUID planId;
    private final Rehearsal rehearsal;
    private final PlanReads reads;
    private final PlanChanges changes;
    private final Set<UUID> unsure;
    private final Map<UUID, RemoteSession> sessions = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> matched = new HashSet<>();
    private long requests;

    /** @param unsure links whose listing lacked so many that nothing is concluded from it */
    PlanReadings(UUID planId, Rehearsal rehearsal, PlanReads reads, PlanChanges changes, Set<UUID> unsure) {
        this.planId = planId;
        this.rehearsal = rehearsal;
        this.reads = reads;
        this.changes = changes;
        this.unsure = unsure;
    }

    @Override
    public RemoteSession session(Link link) {
        return sessions.computeIfAbsent(link.id(), id -> rehearsal.open(link));
    }

    @Override
    public Rehearsal.Sight of(Link link, Twin twin) {
        String remoteId = String.valueOf(twin.remoteId());
        return reads.issue(planId, link.id(), remoteId)
                .<Rehearsal.Sight>map(Rehearsal.Sight.There::new)
                .orElseGet(() -> unlisted(link, twin));
    }

    private Rehearsal.Sight unlisted(Link link, Twin twin) {
        if (unsure.contains(link.id())) {
            return new Rehearsal.Sight.Unknown();
        }
        requests++;
        return Rehearsal.read(session(link), twin);
    }

    @Override
    public Optional<RemoteIssue> standing(Link link, List<String> contents) {
        return reads.standing(planId, link.id(), contents).stream()
                .filter(issue -> taken.add(link.id() + " " + issue.ref().id()))
                .findFirst();
    }

    @Override
    public List<RemoteComment> comments(Link link, RemoteIssue issue) {
        if (link.tracker().listsCommentsOfContainer()) {
            return reads.comments(planId, link.id(), issue.ref().key());
        }
        requests++;
        return session(link).listComments(issue.ref());
    }

    @Override
    public boolean mayMatch(Link link, UUID issueId) {
        return !changes.isMatched(planId, link.id(), issueId) && matched.add(link.id() + " " + issueId);
    }

    boolean isTaken(UUID linkId, String remoteId) {
        return taken.contains(linkId + " " + remoteId);
    }

    long requests() {
        return requests;
    }
}
