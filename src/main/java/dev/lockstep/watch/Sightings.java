package dev.lockstep.watch;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteRepository;
import dev.lockstep.connector.RemoteRepository.History;
import dev.lockstep.connector.RemoteRepository.RemoteCommit;
import dev.lockstep.watch.Sighting.NewCommit;
import dev.lockstep.watch.Sighting.Remark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the tracker what a branch's move means: which commits are new, and what they trigger. */
@Component
class Sightings {
    private final StoredActions actions;

    Sightings(StoredActions actions) {
        this.actions = actions;
    }

    /** @throws ConnectorException when the tracker does not tell */
    Sighting of(Watch watch, BranchMove move, RemoteRepository repository) {
        return switch (move) {
            case BranchMove.First first -> first(watch, first, repository);
            case BranchMove.Fresh fresh ->
                news(watch, fresh.branch(), fresh.sha(), compare(repository, null, fresh.sha()), repository);
            case BranchMove.Moved moved -> {
                var history = compare(repository, moved.from(), moved.sha());
                yield news(watch, moved.branch(), moved.sha(), history, repository);
            }
            case BranchMove.Back back -> new Sighting(back.branch(), back.sha(), List.of(), List.of(), null);
            case BranchMove.Gone gone ->
                new Sighting(
                        gone.branch(),
                        null,
                        List.of(new Remark(CheckStatus.BRANCH_DELETED, null, null)),
                        List.of(),
                        null);
        };
    }

    private Sighting first(Watch watch, BranchMove.First first, RemoteRepository repository) {
        var seen = new Remark(CheckStatus.FIRST_SEEN, first.sha(), null);
        var commits = watch.fireFirst() ? repository.newest(first.sha(), 1) : List.<RemoteCommit>of();
        return new Sighting(
                first.branch(),
                first.sha(),
                List.of(seen),
                triggering(watch, first.branch(), commits, repository),
                null);
    }

    private Sighting news(Watch watch, String branch, String sha, Told told, RemoteRepository repository) {
        return new Sighting(branch, sha, told.remarks(), triggering(watch, branch, told.commits(), repository), null);
    }

    /** @param remarks none when the branch only went forward */
    private record Told(List<RemoteCommit> commits, List<Remark> remarks) {}

    private static Told compare(RemoteRepository repository, @Nullable String base, String sha) {
        try {
            History history = repository.compare(base, sha);
            var remarks = new ArrayList<Remark>();
            if (base != null && history.rewritten()) {
                remarks.add(forced(sha, "The branch no longer leads to " + base + "; it was forced."));
            }
            if (history.cut()) {
                int told = history.commits().size();
                remarks.add(
                        new Remark(CheckStatus.ERROR, sha, "Of more new commits the oldest " + told + " are told."));
            }
            return new Told(history.commits(), remarks);
        } catch (ConnectorException failure) {
            if (!(failure.fault() instanceof ConnectorFault.NotFound)) {
                throw failure;
            }
            // The commit seen last was thrown away with its history, or there is no default branch to compare with.
            var remark = base == null
                    ? List.<Remark>of()
                    : List.of(forced(sha, "The commit seen last, " + base + ", is gone; only the newest is told."));
            return new Told(repository.newest(sha, 1), remark);
        }
    }

    private static Remark forced(String sha, String detail) {
        return new Remark(CheckStatus.FORCE_PUSH, sha, detail);
    }

    private List<NewCommit> triggering(
            Watch watch, String branch, List<RemoteCommit> commits, RemoteRepository repository) {
        if (commits.isEmpty()) {
            return List.of();
        }
        var enabled = actions.of(watch.id()).stream().filter(Action::enabled).toList();
        return commits.stream()
                .map(commit -> new NewCommit(commit, triggered(enabled, branch, commit, repository)))
                .toList();
    }

    /** The changed files cost a request, so they are asked for only where it depends on them. */
    private static List<Action> triggered(
            List<Action> enabled, String branch, RemoteCommit commit, RemoteRepository repository) {
        var fitting = enabled.stream()
                .filter(action -> action.filters().fit(branch, commit.author(), commit.message()))
                .toList();
        if (fitting.stream().allMatch(action -> action.filters().paths().isEmpty())) {
            return fitting;
        }
        var paths = repository.paths(commit.sha());
        return fitting.stream()
                .filter(action -> action.filters().fitPaths(paths))
                .toList();
    }
}
