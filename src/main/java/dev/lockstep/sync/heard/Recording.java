package dev.lockstep.sync.heard;

import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.operation.exchange.Exchanges;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Has what an operation asks of its tracker stored in the unit of work that ends its round. What was decided on a state that
 * changed meanwhile is decided anew, and only the last of those rounds is told.
 */
@Component
public class Recording {
    private final Exchanges exchanges;

    public Recording(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    public Processed of(Operation operation, Supplier<Processed> work) {
        var recorder = new Recorder();
        var processed = ScopedValue.where(RemoteHttp.HEARD, recorder).call(work::get);
        var round = recorder.round(!imported(operation, processed.outcome()));
        if (round.exchanges().isEmpty()) {
            return processed;
        }
        return new Processed(processed.outcome(), () -> {
            processed.effects().run();
            exchanges.keep(operation, round);
        });
    }

    /** An import that went well has too many of them for their bodies to be kept. */
    private static boolean imported(Operation operation, Outcome outcome) {
        return operation.request().priority() == Priority.BACKFILL && outcome instanceof Outcome.Completed;
    }
}
