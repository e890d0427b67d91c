package dev.lockstep.node;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import java.time.InstantSource;
import java.util.Set;

/** For tests of what the scheduler does. */
public final class TestDuty {
    private TestDuty() {}

    /** Of the only node, whatever the database. */
    public static Duty ours(TestDatabase db, InstantSource clock) {
        return new Duty(new Roles(Set.of()), db.jdbc(), db.database(), Dialect.SQLITE, clock);
    }
}
