package dev.lockstep.base;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a test may copy databases: on SQLite anywhere; on PostgreSQL at a server as old as this machine's client programs,
 * because these refuse the newer one of the other tests.
 */
public final class CopyGround implements AutoCloseable {
    private final @Nullable InstalledPostgres server;

    private CopyGround(@Nullable InstalledPostgres server) {
        this.server = server;
    }

    /** Skips the test where PostgreSQL's own programs are needed and not there. */
    public static CopyGround of(Path... folders) throws Exception {
        if (TestDatabase.DIALECT == Dialect.SQLITE) {
            return new CopyGround(null);
        }
        var installed = InstalledPostgres.start();
        assumeTrue(installed.isPresent(), "PostgreSQL's own programs (pg_dump, initdb) are not installed here.");
        var server = installed.get();
        for (int at = 0; at < folders.length; at++) {
            TestPostgres.elsewhere(folders[at], server.database("copied" + at));
        }
        return new CopyGround(server);
    }

    /** Of pg_dump and pg_restore; null on SQLite. */
    public @Nullable Path programs() {
        return server == null ? null : server.programs();
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }
}
