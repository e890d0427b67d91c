package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Database.Together;
import dev.lockstep.trail.Trail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Ends rounds of processing: fence, effects, end state and the next in line, in one unit of work (X5, X6). */
class Finishing {
    private final Database database;
    private final OperationRows rows;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final Gates gates;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final QueueSignal signal;
    private final OperationNews news;
    private final Enqueue enqueue;
    private final Together<Round> rounds = this::finishAll;

    Finishing(QueueParts parts, Enqueue enqueue) {
        database = parts.database();
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        gates = parts.gates();
        retries = parts.retries();
        clock = parts.clock();
        signal = parts.signal();
        news = parts.news();
        this.enqueue = enqueue;
    }

    /** @param as what it is told as, because a thread of the database ends many at once */
    private record Round(Operation operation, Processed processed, Consumer<Runnable> as) {}

    /**
     * @throws FenceLost when the operation belongs to another worker by now; nothing is stored
     * @throws Processed.Stale from the effects; nothing is stored
     */
    void finish(Operation operation, Processed processed) {
        database.together(rounds, new Round(operation, processed, Trail.carried()));
    }

    private void finishAll(List<Round> ended) {
        var now = clock.instant();
        Set<String> keys = new LinkedHashSet<>();
        List<Exits.Exit> exits = new ArrayList<>();
        for (var round : ended) {
            keys.add(round.operation().request().key().value());
            exits.add(Exits.of(round.operation(), round.processed().outcome(), retries, now));
        }
        store(exits, now);
        enqueue.together(() -> {
            exits.stream().map(Exits.Exit::look).filter(Objects::nonNull).forEach(enqueue::enqueue);
            ended.forEach(round -> round.as().accept(round.processed().effects()));
        });
        heads.refresh(keys, now);
        database.afterCommit(signal::raise);
    }

    private void store(List<Exits.Exit> exits, Instant now) {
        var lost = rows.leave(exits.stream().map(Exits.Exit::stored).toList(), now);
        if (!lost.isEmpty()) {
            throw new FenceLost(lost.getFirst());
        }
        for (var exit : exits) {
            if (exit.noted() != null) {
                var note = exit.noted();
                history.add(exit.stored().operation().id(), note.state(), note.reason(), note.detail(), now);
                if (note.state() == OperationState.ERRORED) {
                    news.tell("operation.errored", exit.stored().operation(), note.reason());
                }
            }
            if (exit.closes() != null) {
                var closed = exit.closes();
                gates.closeConnection(closed.connectionId(), closed.deferred());
            }
        }
    }
}
