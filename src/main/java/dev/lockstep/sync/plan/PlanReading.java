package dev.lockstep.sync.plan;

import dev.lockstep.base.Database;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Walk;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.plan.Standing.Stage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lists what a job would list, a page at a time; each page is stored with the position after it. */
@Component
final class PlanReading {
    private final PlanReads reads;
    private final StoredPlans plans;
    private final Links links;
    private final Rehearsal rehearsal;
    private final Database database;

    PlanReading(PlanReads reads, StoredPlans plans, Links links, Rehearsal rehearsal, Database database) {
        this.reads = reads;
        this.plans = plans;
        this.links = links;
        this.rehearsal = rehearsal;
        this.database = database;
    }

    /** One page; the plan goes on to be decided once all is listed. */
    void step(Plan plan) {
        Optional<Standing> open = reads.of(plan.id()).stream()
                .filter(standing -> standing.stage() != Stage.READ)
                .findFirst();
        if (open.isEmpty()) {
            database.write(() -> plans.deciding(plan));
            return;
        }
        Standing at = open.get();
        Link link = links.find(at.linkId()).orElse(null);
        if (link == null) {
            database.write(() -> reads.move(at, Stage.READ, Walk.Position.START));
        } else if (at.stage() == Stage.ISSUES) {
            issues(plan, link, at);
        } else {
            comments(plan, link, at);
        }
    }

    private void issues(Plan plan, Link link, Standing at) {
        String message = "Reading the issues of " + link.container().path();
        if (!message.equals(plan.message())) {
            database.write(() -> plans.say(plan, message));
        }
        RemoteSession session = rehearsal.open(link);
        Walk<RemoteIssue> page = session.walkIssues(at.position());
        database.write(() -> {
            boolean ours = page.next() == null
                    ? reads.move(at, Stage.COMMENTS, Walk.Position.START)
                    : reads.move(at, Stage.ISSUES, page.next());
            if (ours) {
                reads.keepIssues(at, page.items());
                plans.read(plan, 1);
            }
        });
    }

    private void comments(Plan plan, Link link, Standing at) {
        Optional<Walk<RemoteComment>> listed = rehearsal.open(link).walkComments(at.position());
        database.write(() -> {
            Walk.Position next = listed.map(Walk::next).orElse(null);
            boolean ours = next == null
                    ? reads.move(at, Stage.READ, Walk.Position.START)
                    : reads.move(at, Stage.COMMENTS, next);
            if (ours && listed.isPresent()) {
                reads.keepComments(at, listed.get().items());
                plans.read(plan, 1);
            }
        });
    }
}
