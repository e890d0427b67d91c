package dev.lockstep.inbox;

import dev.lockstep.base.TestDatabase;
import java.time.InstantSource;

/** The product's inbox for tests of other modules. */
public final class TestInbox {
    private TestInbox() {}

    public static Inbox on(TestDatabase db, InstantSource clock) {
        return new StoredInbox(db.database(), db.jdbc(), db.batches(), clock);
    }
}
