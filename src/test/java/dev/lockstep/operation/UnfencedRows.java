package dev.lockstep.operation;

import dev.lockstep.base.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets anybody end what is processing, whoever owns it by now. */
class UnfencedRows extends OperationRows {
    UnfencedRows(JdbcClient jdbc, JdbcOperations batches) {
        super(jdbc, batches, Dialect.SQLITE);
    }

    @Override
    List<Operation> leave(List<? extends Leaving> exits, Instant now) {
        return super.leave(exits.stream().map(this::ofTheOwner).toList(), now);
    }

    private Leaving ofTheOwner(Leaving exit) {
        var current = find(exit.operation().id()).orElseThrow();
        return switch (exit) {
            case Leaving.End end -> new Leaving.End(current, end.ending(), end.attempts());
            case Leaving.Requeue back ->
                new Leaving.Requeue(
                        current, back.reason(), back.errorClass(), back.attempts(), back.notBefore(), back.plan());
        };
    }

    @Override
    boolean owned(UUID id, long fence) {
        return true;
    }
}
