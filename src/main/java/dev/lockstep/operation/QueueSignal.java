package dev.lockstep.operation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever waits that the queue changed. Runs on the database's writer thread, so listeners only wake somebody. */
final class QueueSignal {
    private static final Logger LOG = LoggerFactory.getLogger(QueueSignal.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void raise() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException failure) {
                LOG.warn("A listener of the queue failed", failure);
            }
        }
    }
}
