package dev.lockstep.api.rest;

import dev.lockstep.conflict.Conflicts;
import dev.lockstep.conflict.Rules;
import dev.lockstep.guard.GuardAnswers;
import dev.lockstep.guard.RestoredLinks;
import dev.lockstep.hearing.FoundHooks;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Pause;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Twins;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says of a link in one word, and one sentence, how it is. */
@Component
class LinkHealth {
    private static final int CYCLES_BEFORE_BEHIND = 3;

    private final Links links;
    private final Twins twins;
    private final Projects projects;
    private final Operations operations;
    private final Interventions interventions;
    private final Jobs jobs;
    private final Conflicts conflicts;
    private final Rules rules;
    private final GuardAnswers guard;
    private final RestoredLinks restored;
    private final FoundHooks hooks;
    private final InstantSource clock;
    private final Duration cycle;

    LinkHealth(
            Links links,
            Twins twins,
            Projects projects,
            Operations operations,
            Interventions interventions,
            Jobs jobs,
            Conflicts conflicts,
            Rules rules,
            GuardAnswers guard,
            RestoredLinks restored,
            FoundHooks hooks,
            InstantSource clock,
            @Value("${lockstep.cycle:10m}") Duration cycle) {
        this.links = links;
        this.twins = twins;
        this.projects = projects;
        this.operations = operations;
        this.interventions = interventions;
        this.jobs = jobs;
        this.conflicts = conflicts;
        this.rules = rules;
        this.guard = guard;
        this.restored = restored;
        this.hooks = hooks;
        this.clock = clock;
        this.cycle = cycle;
    }

    LinkView of(Link link) {
        var counts = operations.counts(link.id());
        var onlyHere = link.onlyHereApproved() ? 0 : links.countOnlyHere(link.id());
        var open = conflicts.countOpen(link.id());
        var health = judge(link, counts, onlyHere, open);
        var both = twins.counts(link.id());
        return new LinkView(
                link.id(),
                link.projectId(),
                projects.find(link.projectId()).map(Project::name).orElse(""),
                link.connectionId(),
                Words.of(link.tracker()),
                link.container().path(),
                link.incoming(),
                link.outgoing(),
                link.includePullRequests(),
                link.doneState(),
                link.attribution(),
                link.switches().words(),
                link.notesSince() != null,
                link.maxMutations(),
                link.whenDeleted().word(),
                link.deletions().policy().word(),
                LinksController.IntakeView.of(link.intake()),
                policies(link),
                open,
                health.word(),
                health.reason(),
                link.checkedAt(),
                waiting(counts),
                failed(counts),
                onlyHere,
                link.onlyHereApproved(),
                both.issues() + both.pullRequests(),
                jobs.syncState(link.id()),
                both,
                cycle.toSeconds());
    }

    private SortedMap<String, String> policies(Link link) {
        SortedMap<String, String> words = new TreeMap<>();
        rules.of(link.id()).forEach((field, policy) -> words.put(field, policy.word()));
        return words;
    }

    private Judged judge(Link link, Map<OperationState, Long> counts, long onlyHere, long open) {
        var stopped = interventions.stops().of(link.id(), link.connectionId()).map(Pause::reason);
        if (link.pausedReason() != null || stopped.isPresent()) {
            return new Judged("paused", stopped.orElse(link.pausedReason()));
        }
        var restoring = restored.sentence(link.id());
        if (restoring.isPresent()) {
            return hasLiveJob(link)
                    ? new Judged("syncing", restoring.get())
                    : new Judged("needs-you", restoring.get() + " Begin it with \"Sync now\".");
        }
        var asked = guard.waiting(link.id());
        if (!asked.isEmpty()) {
            String where = " They are listed at /api/v1/links/" + link.id() + "/guard.";
            return new Judged("needs-you", asked.getFirst().sentence() + where);
        }
        if (link.trouble() != null) {
            return new Judged("needs-you", link.trouble());
        }
        if (link.otherHub() != null) {
            return new Judged("needs-you", otherHub(link));
        }
        if (failed(counts) > 0) {
            return new Judged("needs-you", failed(counts) + " operations failed; see why, then retry them.");
        }
        if (open > 0) {
            return new Judged(
                    "needs-you",
                    conflicts.hasFight(link.id())
                            ? "It and another link keep overwriting each other, so they are kept apart; say which value stands."
                            : open + " conflicts are open; say which value stands.");
        }
        if (hasLiveJob(link) || waiting(counts) > 0) {
            return new Judged("syncing", null);
        }
        if (onlyHere > 0) {
            return new Judged("needs-you", onlyHere + " issues are only there; approve them to bring them in.");
        }
        return isStale(link)
                ? new Judged("behind", "It was not looked at for a while.")
                : new Judged("in-step", hooks.missed(link.id()).orElse(null)); // slower, and in step all the same
    }

    private static String otherHub(Link link) {
        return "Another Lockstep (" + link.otherHub() + ") writes to "
                + link.container().path()
                + " too; what it makes there is left alone, or both would copy each other for ever. Link this place in one"
                + " of them only, then resume this link.";
    }

    private boolean hasLiveJob(Link link) {
        return jobs.list(new Jobs.Filter(link.id(), Job.Status.IN_PROGRESS, null, null), 1, null)
                                .items()
                                .size()
                        + jobs.list(new Jobs.Filter(link.id(), Job.Status.PENDING, null, null), 1, null)
                                .items()
                                .size()
                > 0;
    }

    private boolean isStale(Link link) {
        var seen = link.checkedAt();
        return seen == null
                || seen.plus(cycle.multipliedBy(CYCLES_BEFORE_BEHIND)).isBefore(clock.instant());
    }

    private static long waiting(Map<OperationState, Long> counts) {
        return counts.getOrDefault(OperationState.QUEUED, 0L) + counts.getOrDefault(OperationState.PROCESSING, 0L);
    }

    private static long failed(Map<OperationState, Long> counts) {
        return counts.getOrDefault(OperationState.ERRORED, 0L);
    }

    private record Judged(String word, @Nullable String reason) {}
}
