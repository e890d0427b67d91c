package dev.lockstep.project;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.TestEvents;
import java.time.InstantSource;

/** The product's own projects on a test's database. */
public final class TestProjects {
    private TestProjects() {}

    public static Projects on(TestDatabase database, InstantSource clock) {
        return new StoredProjects(database.database(), database.jdbc(), clock, TestEvents.stored(database));
    }
}
