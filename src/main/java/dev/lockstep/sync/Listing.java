package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Walk;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.JobLinks.Stage;
import dev.lockstep.sync.JobLinks.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lists one link for a job, a page at a time. Each page is stored together with the position after it, so a restart goes
 * on where the last stored page ended and memory holds one page.
 */
@Component
final class Listing {
    private static final int RELEASE_BATCH = 200;

    private final Database database;
    private final Arrivals arrivals;
    private final StoredLinks links;
    private final StoredJobs jobs;
    private final JobLinks jobLinks;
    private final LinkCursors cursors;
    private final StagedComments staged;
    private final StoredTwins twins;
    private final Absences absences;
    private final Fill fill;
    private final Operations operations;

    Listing(
            Database database,
            Arrivals arrivals,
            StoredLinks links,
            StoredJobs jobs,
            JobLinks jobLinks,
            LinkCursors cursors,
            StagedComments staged,
            StoredTwins twins,
            Absences absences,
            Fill fill,
            Operations operations) {
        this.database = database;
        this.arrivals = arrivals;
        this.links = links;
        this.jobs = jobs;
        this.jobLinks = jobLinks;
        this.cursors = cursors;
        this.staged = staged;
        this.twins = twins;
        this.absences = absences;
        this.fill = fill;
        this.operations = operations;
    }

    /** Does one page or batch of the link's present stage and tells where it stands after it. */
    Standing step(Job job, Link link, RemoteSession session, Standing standing) {
        return switch (standing.stage()) {
            case NEWEST -> newest(job, link, session, standing);
            case ISSUES -> issues(job, link, session, standing);
            case COMMENTS -> comments(job, link, session, standing);
            case RELEASE -> release(job, link, standing);
            case FILL -> moved(fill.step(job, link, standing), standing, standing.at(Stage.LISTED));
            case LISTED -> standing;
        };
    }

    private Standing newest(Job job, Link link, RemoteSession session, Standing standing) {
        Walk<RemoteIssue> page = session.walkOpenIssuesNewestFirst(standing.position());
        Standing next = page.next() == null ? standing.at(Stage.ISSUES) : standing.at(page.next());
        var admission = admission(link, session, page.items());
        database.write(() -> {
            arrive(job, link, session, admission, page.items());
            jobLinks.move(standing, next);
        });
        return next;
    }

    private Standing issues(Job job, Link link, RemoteSession session, Standing standing) {
        boolean beginning = standing.position().equals(Walk.Position.START);
        Walk<RemoteIssue> page = session.walkIssues(standing.position());
        Standing next = page.next() == null ? standing.at(Stage.COMMENTS) : standing.at(page.next());
        var admission = admission(link, session, page.items());
        database.write(() -> {
            long records = arrive(job, link, session, admission, page.items());
            page.items()
                    .forEach(issue ->
                            seen(job, link, Twin.Kind.ISSUE, issue.ref().id()));
            jobs.listed(job.id(), records, beginning ? page.expected() : 0);
            if (page.next() == null) {
                cursors.issues(link.id(), page.cursor(), null);
                absences.look(job, link, Twin.Kind.ISSUE);
            }
            jobLinks.move(standing, next);
        });
        return next;
    }

    private Admission admission(Link link, RemoteSession session, List<RemoteIssue> issues) {
        return Admission.of(link, links.ofProject(link.projectId()), session, issues);
    }

    private long arrive(Job job, Link link, RemoteSession session, Admission admission, List<RemoteIssue> issues) {
        var verdicts = new ArrayList<Arrivals.Verdict>();
        operations.together(() ->
                issues.forEach(issue -> verdicts.add(arrivals.issue(link, session, issue, admission, cause(job)))));
        return verdicts.stream().filter(Arrivals.Verdict.ENQUEUED::equals).count();
    }

    private Standing comments(Job job, Link link, RemoteSession session, Standing standing) {
        Optional<Walk<RemoteComment>> listed = session.walkComments(standing.position());
        if (listed.isEmpty()) {
            return moved(false, standing, standing.at(Stage.FILL));
        }
        Walk<RemoteComment> page = listed.get();
        boolean beginning = standing.position().equals(Walk.Position.START);
        Standing next = page.next() == null ? standing.at(Stage.RELEASE) : standing.at(page.next());
        database.write(() -> {
            long records = page.items().stream()
                    .filter(comment -> !comment.onPullRequest() || link.includePullRequests())
                    .peek(comment -> staged.keep(link.id(), comment))
                    .count();
            page.items()
                    .forEach(comment ->
                            seen(job, link, Twin.Kind.COMMENT, comment.ref().id()));
            jobs.listed(job.id(), records, beginning ? page.expected() : 0);
            if (page.next() == null) {
                cursors.comments(link.id(), page.cursor(), null);
                absences.look(job, link, Twin.Kind.COMMENT);
            }
            jobLinks.move(standing, next);
        });
        return next;
    }

    /** Listings go by time of change, people read by time of writing: only when all are known they may come in. */
    private Standing release(Job job, Link link, Standing standing) {
        return moved(releaseSome(job, link), standing, standing.at(Stage.FILL));
    }

    /** True when there may be more. */
    boolean releaseSome(Job job, Link link) {
        List<RemoteComment> oldest = staged.oldest(link.id(), RELEASE_BATCH);
        database.write(() -> operations.together(() -> oldest.forEach(comment -> {
            twins.findIssueByKey(link.id(), comment.issueKey())
                    .map(twins::staying)
                    .filter(Twin::mayTakeComments)
                    .ifPresent(issue -> arrivals.comment(link, issue.hubId(), comment, cause(job)));
            staged.release(link.id(), comment.ref().id());
        })));
        return oldest.size() == RELEASE_BATCH;
    }

    private Standing moved(boolean more, Standing from, Standing next) {
        if (more) {
            return jobLinks.of(next.jobId()).stream()
                    .filter(standing -> standing.linkId().equals(next.linkId()))
                    .findFirst()
                    .orElse(next);
        }
        database.write(() -> {
            jobLinks.move(from, next);
            if (next.stage() == Stage.LISTED) {
                cursors.listedInFull(next.linkId());
            }
        });
        if (next.stage() == Stage.LISTED) {
            links.listed(next.linkId());
        }
        return next;
    }

    private void seen(Job job, Link link, Twin.Kind kind, String remoteId) {
        if (job.kind() == Job.Kind.RECONCILE) {
            jobLinks.seen(job.id(), link.id(), kind, remoteId);
        }
    }

    static Requests.Cause cause(Job job) {
        return new Requests.Cause(job.id(), true, null, null, null);
    }
}
