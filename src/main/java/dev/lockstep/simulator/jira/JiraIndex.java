package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Faults;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a search sees: each issue as it was {@link Faults#listLag} ago, because the index lags behind writes. */
final class JiraIndex {
    private static final int KEPT_VERSIONS = 50;

    private final JiraWorld world;
    private final Faults faults;
    private final Map<String, Deque<Version>> versions = new HashMap<>();

    JiraIndex(JiraWorld world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    private record Version(Instant at, JiraIssue issue) {}

    /** Must be told of every write. */
    void written(JiraIssue issue) {
        if (faults.listLag().isZero()) {
            versions.remove(issue.id());
            return;
        }
        var mine = versions.computeIfAbsent(issue.id(), id -> new ArrayDeque<>());
        mine.addLast(new Version(world.now(), issue));
        if (mine.size() > KEPT_VERSIONS) {
            mine.removeFirst();
        }
    }

    /** Empty while the index has not heard of it. */
    Optional<JiraIssue> seen(JiraIssue now) {
        var mine = versions.get(now.id());
        if (mine == null || faults.listLag().isZero()) {
            return Optional.of(now);
        }
        var known = world.now().minus(faults.listLag());
        return mine.stream()
                .filter(version -> !version.at.isAfter(known))
                .reduce((earlier, later) -> later)
                .map(Version::issue);
    }
}
