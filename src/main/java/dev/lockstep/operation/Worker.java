package dev.lockstep.operation;

import dev.lockstep.base.Outage;
import dev.lockstep.trail.Trail;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Runs one claimed operation to the end of its turn. Whatever the processor throws, the operation gets an outcome. */
class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int DECISIONS_PER_TURN = 5;
    private static final String CORRUPT =
            "A value in the database is damaged. Restore it from a backup, or discard this and start a sync of the link.";

    private final Supplier<@Nullable OperationProcessor> processor;
    private final Finishing finishing;
    private final OperationRows rows;
    private final QueueMeter meter;

    Worker(
            Supplier<@Nullable OperationProcessor> processor,
            Finishing finishing,
            OperationRows rows,
            QueueMeter meter) {
        this.processor = processor;
        this.finishing = finishing;
        this.rows = rows;
        this.meter = meter;
    }

    void run(Operation operation, OperationProcessor.Lease lease, Trail.Step step) {
        if (!lease.outlasts(0)) {
            LOG.info("Operation {} waited here until its lease was over; somebody else takes it", operation.id());
            return;
        }
        try {
            for (int decision = 1; decision <= DECISIONS_PER_TURN; decision++) {
                if (attempt(operation, lease, step)) {
                    return;
                }
            }
            finish(operation, step, retry("stale", "The record changed faster than it could be decided on."));
        } catch (FenceLost lost) {
            LOG.info("{}", lost.getMessage());
        }
    }

    /** False when what it was decided on has changed meanwhile. */
    private boolean attempt(Operation operation, OperationProcessor.Lease lease, Trail.Step step) {
        try {
            finish(operation, step, required().process(operation, lease));
            return true;
        } catch (Processed.Stale stale) {
            if (!rows.owned(operation.id(), operation.fence())) {
                throw new FenceLost(operation);
            }
            return false;
        } catch (FenceLost lost) {
            throw lost;
        } catch (JacksonException corrupt) {
            LOG.warn("Operation {} met a stored value that cannot be read", operation.id(), corrupt);
            finish(
                    operation,
                    step,
                    Processed.of(new Outcome.Failed("corrupt_row", corrupt.getOriginalMessage(), CORRUPT)));
            return true;
        } catch (Throwable surprise) { // also errors: one operation must not take its worker along
            if (Outage.isNews(surprise)) {
                LOG.warn("Operation {} failed unexpectedly", operation.id(), surprise);
            }
            finish(operation, step, retry(surprise.getClass().getSimpleName(), String.valueOf(surprise.getMessage())));
            return true;
        }
    }

    private void finish(Operation operation, Trail.Step step, Processed processed) {
        finishing.finish(operation, processed);
        var outcome = processed.outcome();
        meter.ended(operation, outcome);
        step.tell("lockstep.outcome", outcome.getClass().getSimpleName());
        if (outcome instanceof Outcome.Failed failed) {
            step.failed(failed.errorClass());
        }
        LOG.debug(
                "{} {}: {}",
                operation.request().direction(),
                operation.request().eventKind(),
                outcome);
    }

    private OperationProcessor required() {
        var there = processor.get();
        if (there == null) {
            throw new IllegalStateException("Nobody processes operations.");
        }
        return there;
    }

    private static Processed retry(String errorClass, String detail) {
        return Processed.of(new Outcome.Retry(errorClass, detail));
    }
}
