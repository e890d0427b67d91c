package dev.lockstep.sync;

import dev.lockstep.guard.Judge;
import dev.lockstep.node.Duty;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Has plans judged as soon as they are complete, and carried out once they are decided; on one node at a time. */
@Component
final class GuardLoop extends Loop {
    private static final Duration TICK = Duration.ofMillis(250);

    private final Judge judge;
    private final Cycle cycle;
    private final Duty duty;

    GuardLoop(Judge judge, Cycle cycle, Duty duty) {
        super("guard", TICK);
        this.judge = judge;
        this.cycle = cycle;
        this.duty = duty;
    }

    @Override
    protected void step() {
        if (duty.isOurs()) {
            look();
        }
    }

    /** True while there is something to wait for. */
    boolean look() {
        return judge.step(cycle.walking());
    }
}
