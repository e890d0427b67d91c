package dev.lockstep.terms;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.identity.TestIdentities;

/** The module's parts on a test's database. */
public final class TestTerms {
    private TestTerms() {}

    public static Mappings mappings(TestDatabase db) {
        return new Mappings(db.jdbc(), db.database(), TestIdentities.nobody(db));
    }

    public static Unmapped unmapped(TestDatabase db) {
        return new Unmapped(db.jdbc());
    }
}
