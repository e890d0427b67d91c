package dev.lockstep.e2e;

import dev.lockstep.simulator.SimulatedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Watches at the tracker that no two writes to one issue are ever under way. */
final class Serial {
    private static final Pattern ISSUE = Pattern.compile("/(?:work-items|issues)/([0-9a-f-]{36})");
    /** What was refused never tells that it ended. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Map<String, Long> underWay = new HashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    synchronized void begun(SimulatedRequest request) {
        var issue = ISSUE.matcher(request.path());
        if (request.writes() && issue.find()) {
            long now = System.nanoTime();
            var before = underWay.put(issue.group(1), now);
            if (before != null && now - before < LONGEST.toNanos()) {
                violations.add(request.method() + " " + request.path());
            }
        }
    }

    synchronized void ended(SimulatedRequest request) {
        var issue = ISSUE.matcher(request.path());
        if (request.writes() && issue.find()) {
            underWay.remove(issue.group(1));
        }
    }

    List<String> violations() {
        return violations;
    }
}
