package dev.lockstep.webhook;

import dev.lockstep.base.Database;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Something waits to be sent. Only a hint: who waits for it looks unasked as well. */
@Component
class PostingSignal {
    private static final String TOPIC = "postings";

    private final Database database;
    private final Semaphore raised = new Semaphore(0);

    PostingSignal(Database database) {
        this.database = database;
        database.onWoken(TOPIC, raised::release);
    }

    void raiseAfterCommit() {
        database.afterCommit(() -> {
            raised.release();
            database.wakeOthers(TOPIC);
        });
    }

    /** To have somebody who waits look whether there is more, or whether to go on at all. */
    void raise() {
        raised.release();
    }

    void await(long millis) throws InterruptedException {
        if (raised.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
