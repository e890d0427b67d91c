package dev.lockstep.base.storage;

import dev.lockstep.base.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Lets callers who need equal work at the same moment share units, where each unit is a transaction of its own: what
 * came while a few units ran is the next unit.
 */
final class Combining {
    /** Units of one kind at a time; more would only split what can be done together. */
    private static final int UNITS_AT_A_TIME = 2;

    private static final int ITEMS_PER_UNIT = 128;

    private final Database database;
    private final Map<Database.Together<?>, Line<?>> lines = new ConcurrentHashMap<>();

    Combining(Database database) {
        this.database = database;
    }

    @SuppressWarnings("unchecked") // the same Together takes the same items
    <I> void run(Database.Together<I> work, I item) {
        var line = (Line<I>) lines.computeIfAbsent(work, kind -> new Line<>(work));
        try {
            line.add(item).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private record Entry<I>(I item, CompletableFuture<Boolean> done) {}

    private final class Line<I> {
        private final Database.Together<I> work;
        private final Queue<Entry<I>> waiting = new ConcurrentLinkedQueue<>();
        private final Semaphore units = new Semaphore(UNITS_AT_A_TIME);

        Line(Database.Together<I> work) {
            this.work = work;
        }

        CompletableFuture<Boolean> add(I item) {
            var entry = new Entry<>(item, new CompletableFuture<Boolean>());
            waiting.add(entry);
            begin();
            return entry.done();
        }

        private void begin() {
            if (units.tryAcquire()) {
                Thread.ofVirtual().name("combined-units").start(this::serve);
            }
        }

        private void serve() {
            try {
                for (var batch = next(); !batch.isEmpty(); batch = next()) {
                    run(batch);
                }
            } finally {
                units.release();
            }
            // Somebody may have come after the last look and before the release.
            if (!waiting.isEmpty()) {
                begin();
            }
        }

        private List<Entry<I>> next() {
            List<Entry<I>> batch = new ArrayList<>();
            for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) {
                batch.add(entry);
                if (batch.size() == ITEMS_PER_UNIT) {
                    break;
                }
            }
            return batch;
        }

        private void run(List<Entry<I>> batch) {
            try {
                database.write(() -> work.run(batch.stream().map(Entry::item).toList()));
                batch.forEach(entry -> entry.done().complete(true));
            } catch (RuntimeException | Error failure) {
                if (batch.size() == 1) {
                    batch.getFirst().done().completeExceptionally(failure);
                } else {
                    batch.forEach(entry -> run(List.of(entry)));
                }
            }
        }
    }
}
