package dev.lockstep.identity;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.connector.Connections;
import java.time.InstantSource;

/** Makes what other modules' tests need of this one. */
public final class TestIdentities {
    private TestIdentities() {}

    public static OwnTokens tokens(TestDatabase database, Connections connections, InstantSource clock) {
        return new OwnTokens(database.jdbc(), database.database(), connections, TestHubKey.fixed(), clock);
    }
}
