package dev.lockstep.sync.restore;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.guard.RestoredLinks;
import dev.lockstep.operation.Operations;

/** What looks for the hub's own records after it was set back, on a test's database. */
public final class TestRestore {
    private TestRestore() {}

    public static Remembered remembered(TestDatabase db, RestoredLinks restored) {
        return new Remembered(db.jdbc(), restored);
    }

    public static FullLook fullLook(TestDatabase db, RestoredLinks restored, Operations operations) {
        return new FullLook(restored, operations, db.database());
    }
}
