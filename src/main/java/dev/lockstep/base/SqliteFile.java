package dev.lockstep.base;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.sqlite.SQLiteConfig;

/** The SQLite file in the data folder. */
final class SqliteFile {
    private static final int CONNECTIONS = 6; // the writer and a few readers
    private static final int BUSY_TIMEOUT_MS = 5_000;
    private static final int CACHE_KIB = 65_536;
    /** 32 MB of log. SQLite's own 1,000 pages make an import copy and fsync the same hot pages many times over. */
    private static final int CHECKPOINT_PAGES = 8_000;

    private SqliteFile() {}

    static BasicDataSource in(Path folder) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        DataFolder.prepare(folder);
        var pool = new BasicDataSource();
        pool.setUrl("jdbc:sqlite:" + folder.resolve("lockstep.db"));
        config.toProperties().forEach((name, value) -> pool.addConnectionProperty((String) name, (String) value));
        pool.setConnectionInitSqls(List.of("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES));
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMinIdle(CONNECTIONS);
        return pool;
    }
}
