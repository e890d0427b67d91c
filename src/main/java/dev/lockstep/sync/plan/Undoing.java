package dev.lockstep.sync.plan;

import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.TimelineEntry;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Twin;
import dev.lockstep.sync.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a job did to an issue, by the timeline and the queue, and what of it may be taken back. Asks no tracker. */
@Component
final class Undoing {
    private static final int PAGE = 200;
    private static final int MAX_ENTRIES = 2_000;
    private static final Set<String> MADE = Set.of("created", "adopted");

    private final Issues issues;
    private final Twins twins;
    private final Operations operations;

    Undoing(Issues issues, Twins twins, Operations operations) {
        this.issues = issues;
        this.twins = twins;
        this.operations = operations;
    }

    UndoVerdict judge(UUID jobId, UUID issueId) {
        Issue hub = issues.find(issueId).orElse(null);
        if (hub == null || hub.deletedAt() != null) {
            return new UndoVerdict.Nothing();
        }
        List<TimelineEntry> all = timeline(issueId);
        if (all.size() > MAX_ENTRIES) {
            return new UndoVerdict.Left(hub, "Its history is too long to be judged.");
        }
        boolean brought = all.stream()
                .anyMatch(entry -> entry.change() instanceof Change.Created
                        && jobId.equals(entry.origin().jobId()));
        if (!brought) {
            var edits = JobEdits.of(jobId, all, hub);
            return edits.back().isEmpty() && edits.kept().isEmpty()
                    ? new UndoVerdict.Nothing()
                    : new UndoVerdict.Back(hub, edits.back(), edits.kept());
        }
        Optional<TimelineEntry> since = all.stream()
                .filter(entry -> !jobId.equals(entry.origin().jobId()))
                .findFirst();
        return since.<UndoVerdict>map(entry -> new UndoVerdict.Left(hub, JobEdits.sentence(entry)))
                .orElseGet(() -> new UndoVerdict.Remove(hub, made(jobId, issueId)));
    }

    private List<TimelineEntry> timeline(UUID issueId) {
        List<TimelineEntry> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = issues.timeline(issueId, PAGE, cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && all.size() <= MAX_ENTRIES);
        return all;
    }

    /** Its records at trackers that the job created. */
    private List<Twin> made(UUID jobId, UUID issueId) {
        var ofJob = new Operations.Filter(null, null, null, jobId, issueId.toString(), null, null, null, null, null);
        List<Operation> some = new ArrayList<>();
        String cursor = null;
        do {
            var page = operations.list(ofJob, PAGE, cursor);
            some.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && some.size() <= MAX_ENTRIES);
        Set<UUID> links = some.stream()
                .filter(operation -> operation.request().kind() == Kind.ISSUE && isMade(operation.reason()))
                .map(operation -> operation.request().linkId())
                .collect(Collectors.toSet());
        return twins.of(issueId).stream()
                .filter(twin -> twin.status() == Twin.Status.LINKED && links.contains(twin.linkId()))
                .filter(twin -> Objects.nonNull(twin.remoteId()))
                .toList();
    }

    private static boolean isMade(@Nullable String reason) {
        return reason != null && MADE.contains(reason);
    }
}
