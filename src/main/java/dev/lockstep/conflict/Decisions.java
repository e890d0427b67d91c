package dev.lockstep.conflict;

import dev.lockstep.conflict.Conflict.State;
import dev.lockstep.issue.Issues.VersionConflict;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the book of what looks find: exactly one record for a decision, in the unit of work of its steps. */
@Component
public final class Decisions {
    private static final int BATCH = 200;

    private final ConflictRows rows;
    private final ConflictNews news;

    Decisions(ConflictRows rows, ConflictNews news) {
        this.rows = rows;
        this.news = news;
    }

    /** What a look has to know before it decides: what is open, and answers that it is the first to see. */
    public List<Conflict> waiting(UUID linkId, UUID subjectId) {
        return rows.waiting(linkId, subjectId);
    }

    /**
     * Inside the unit of work that stores what the look decided.
     *
     * @throws VersionConflict when somebody answered meanwhile: decide again
     */
    public void store(Found found) {
        found.waiting().stream()
                .filter(conflict -> conflict.state() == State.RESOLVED)
                .forEach(answered -> update(Next.carriedOut(answered)));
        Set<String> asked = new HashSet<>();
        for (Finding finding : found.findings()) {
            switch (finding.verdict()) {
                case Finding.Ask ask -> {
                    asked.add(finding.field());
                    asked(found, finding, ask);
                }
                case Finding.Decided verdict -> decided(found, finding, verdict);
            }
        }
        found.waiting().stream()
                .filter(conflict -> conflict.state() == State.OPEN && !asked.contains(conflict.field()))
                .forEach(open -> close(open, "nothing_left", found.origin(), found.at()));
    }

    /** Nobody can be asked any more; inside the unit of work that removes the link. */
    public void unlinked(UUID linkId, Instant at) {
        for (var some = rows.openOf(linkId, BATCH); !some.isEmpty(); some = rows.openOf(linkId, BATCH)) {
            some.forEach(open -> close(open, "link_removed", Origin.hub(null), at));
        }
    }

    private void asked(Found found, Finding finding, Finding.Ask ask) {
        var open = found.waiting().stream()
                .filter(each -> each.state() == State.OPEN && each.field().equals(finding.field()))
                .findFirst();
        if (open.isEmpty()) {
            var conflict = Next.opened(found.place(), finding, ask, found.at());
            rows.insert(conflict);
            news.opened(conflict, found.origin(), found.at());
        } else if (!open.get().sides().equals(finding.sides())) {
            var moved = Next.moved(open.get(), finding, ask);
            update(moved);
            news.moved(moved);
        } else if (!open.get().there().equals(ask.there())) {
            expect(rows.respelt(open.get(), ask.there()));
        }
    }

    private void decided(Found found, Finding finding, Finding.Decided verdict) {
        var conflict = Next.decided(found.place(), finding, verdict, found.at());
        rows.insert(conflict);
        news.decided(conflict, verdict, found.origin(), found.at());
    }

    private void close(Conflict open, String resolution, Origin origin, Instant at) {
        var closed = Next.resolved(open, new Resolved(resolution, null, null), true, at);
        update(closed);
        news.resolved(closed, origin, at);
    }

    private void update(Conflict conflict) {
        expect(rows.update(conflict));
    }

    private static void expect(boolean stored) {
        if (!stored) {
            throw new VersionConflict("A conflict has moved on.");
        }
    }
}
