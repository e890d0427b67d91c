package dev.lockstep.base;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sqlite.SQLiteConfig;

/** The SQLite file in the data folder, and the clock. */
@Configuration(proxyBeanMethods = false)
class Storage {
    private static final int CONNECTIONS = 6; // the writer and a few readers
    private static final int BUSY_TIMEOUT_MS = 5_000;
    private static final int CACHE_KIB = 65_536;
    private static final int KEPT_STATEMENTS = 256;
    /** 32 MB of log. SQLite's own 1,000 pages make an import copy and fsync the same hot pages many times over. */
    private static final int CHECKPOINT_PAGES = 8_000;

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    DataSource dataSource(@Value("${lockstep.data-dir:./data}") Path folder) {
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
        // Compiling the SQL again for each use was a third of the writer's time.
        pool.setPoolPreparedStatements(true);
        pool.setMaxOpenPreparedStatements(KEPT_STATEMENTS);
        pool.setClearStatementPoolOnReturn(false);
        return pool;
    }
}
