package dev.lockstep.operation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How many more operations may begin, in all and over one connection. Thread-safe. */
final class Slots {
    private final int total;
    private final int perConnection;
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int running;

    Slots(int total, int perConnection) {
        this.total = total;
        this.perConnection = perConnection;
    }

    synchronized int free() {
        return total - running;
    }

    synchronized int running() {
        return running;
    }

    synchronized boolean take(UUID connectionId) {
        int used = taken.getOrDefault(connectionId, 0);
        if (running >= total || used >= perConnection) {
            return false;
        }
        running++;
        taken.put(connectionId, used + 1);
        return true;
    }

    synchronized void free(UUID connectionId) {
        running--;
        taken.computeIfPresent(connectionId, (id, used) -> used == 1 ? null : used - 1);
        notifyAll();
    }

    /** Takes one that was chosen and freed before; the only thread that chooses calls it, so it is there. */
    synchronized void occupy(UUID connectionId) {
        running++;
        taken.merge(connectionId, 1, Integer::sum);
    }

    synchronized boolean awaitNone(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long leftMillis = atMost.toMillis();
        while (running > 0 && leftMillis > 0) {
            wait(leftMillis);
            leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        }
        return running == 0;
    }
}
