package dev.lockstep.account;

import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.TestEvents;

/** What this package makes, for tests of the packages above it. */
public final class AccountParts {
    private AccountParts() {}

    public static People people(TestDatabase database) {
        return new People(database.database(), database.jdbc(), TestEvents.stored(database), news -> {});
    }

    public static Sessions sessions(TestDatabase database, TestClock clock) {
        return new Sessions(database.database(), database.jdbc(), clock);
    }
}
