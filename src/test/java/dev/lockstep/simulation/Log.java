package dev.lockstep.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened, in order. Two runs of one plan have equal logs. */
final class Log {
    private final Scheduler scheduler;
    private final List<String> lines = new ArrayList<>();
    private long hash = 17;

    Log(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void add(String who, String text) {
        var at = Duration.between(World.START, scheduler.instant());
        var line = "%02d:%02d.%03d %-9s %s".formatted(at.toMinutes(), at.toSecondsPart(), at.toMillisPart(), who, text);
        lines.add(line);
        hash = hash * 31 + line.hashCode();
    }

    long hash() {
        return hash;
    }

    List<String> lines() {
        return lines;
    }
}
