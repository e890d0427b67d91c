package dev.lockstep.watch;

import dev.lockstep.base.Dialect;
import dev.lockstep.node.Roles;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps checks and runs going on nodes whose role it is. Leases keep several such nodes out of each other's way. */
@Component
class WatchLoops implements SmartLifecycle {
    private static final int CHECKS_AT_ONCE = 64;
    private static final int CALLS_AT_ONCE = 16;

    private final DueWatches due;
    private final RunQueue queue;
    private final boolean alone;
    private final List<DueLoop> loops;
    private boolean running;

    WatchLoops(
            WatchClock schedule,
            Runner runner,
            DueWatches due,
            RunQueue queue,
            Roles roles,
            Dialect dialect,
            InstantSource clock,
            WatchSignal signal) {
        this.due = due;
        this.queue = queue;
        alone = dialect == Dialect.SQLITE;
        var checks = new DueLoop("watches", CHECKS_AT_ONCE, () -> due.nextDue(clock.instant()), schedule::claim, clock);
        var calls = new DueLoop(
                "action-calls", CALLS_AT_ONCE, () -> queue.nextDue(false), limit -> runner.claim(false, limit), clock);
        var scripts = new DueLoop(
                "scripts", Scripts.atOnce(), () -> queue.nextDue(true), limit -> runner.claim(true, limit), clock);
        signal.onWatchesDue(checks::wake);
        signal.onRunsDue(calls::wake);
        signal.onRunsDue(scripts::wake);
        loops = Stream.concat(
                        Stream.of(checks).filter(each -> roles.scheduler()),
                        Stream.of(calls, scripts).filter(each -> roles.worker()))
                .toList();
    }

    @Override
    public void start() {
        if (alone) {
            // Nobody else can hold one: what a crash left is free at once.
            due.forgetLeases();
            queue.forgetLeases();
        }
        loops.forEach(DueLoop::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        loops.forEach(DueLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
