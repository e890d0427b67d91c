package dev.lockstep.api.socket;

import dev.lockstep.api.rest.Words;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.SyncState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Follows issues that something waits for until they are in step again. A hint for who looks at one: of a flood, such as an
 * import, only the newest are followed. One thread.
 */
final class SyncFeedback {
    private static final int NEWEST = 50;
    private static final int FOLLOWED = 50;

    private final Operations operations;
    private final Map<UUID, Told> told = new LinkedHashMap<>();
    private long newest = -1;

    SyncFeedback(Operations operations) {
        this.operations = operations;
    }

    /** @param comments those that are not in step */
    record Told(UUID issueId, String syncState, List<CommentState> comments) {
        private boolean settled() {
            return syncState.equals(Words.of(SyncState.SYNCED)) && comments.isEmpty();
        }
    }

    record CommentState(UUID commentId, String syncState) {}

    /** What is news since the last call. */
    List<Told> news() {
        Set<UUID> issues = new LinkedHashSet<>(told.keySet());
        issues.addAll(touchedSince());
        var states = operations.syncStates(issues);
        List<Told> news = new ArrayList<>();
        for (var issue : issues) {
            var now = new Told(issue, word(states.get(issue)), comments(issue));
            var before = now.settled() ? told.remove(issue) : told.put(issue, now);
            if (!now.equals(before)) {
                news.add(now);
            }
        }
        forgetTheOldest();
        return news;
    }

    private Set<UUID> touchedSince() {
        var latest = operations.list(Operations.Filter.ALL, NEWEST, null).items();
        Set<UUID> touched = new LinkedHashSet<>();
        for (Operation operation : latest) {
            if (newest >= 0 && operation.seq() > newest) {
                touched.add(UUID.fromString(operation.request().key().value()));
            }
        }
        newest = latest.isEmpty() ? Math.max(newest, 0) : latest.getFirst().seq();
        return touched;
    }

    private List<CommentState> comments(UUID issue) {
        return operations.commentStates(issue).entrySet().stream()
                .map(each -> new CommentState(each.getKey(), Words.of(each.getValue())))
                .sorted(java.util.Comparator.comparing(CommentState::commentId))
                .toList();
    }

    private static String word(@org.jspecify.annotations.Nullable SyncState state) {
        return Words.of(state == null ? SyncState.SYNCED : state);
    }

    private void forgetTheOldest() {
        var each = told.keySet().iterator();
        for (int over = told.size() - FOLLOWED; over > 0; over--) {
            each.next();
            each.remove();
        }
    }
}
