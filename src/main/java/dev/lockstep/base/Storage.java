package dev.lockstep.base;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The SQLite file in the data folder, and the clock. */
@Configuration(proxyBeanMethods = false)
class Storage {
    private static final int CONNECTIONS = 6; // the writer and a few readers
    private static final int BUSY_TIMEOUT_MS = 5_000;
    private static final int CACHE_KIB = 65_536;
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
        var sqlite = new SQLiteDataSource(config);
        DataFolder.prepare(folder);
        sqlite.setUrl("jdbc:sqlite:" + folder.resolve("lockstep.db"));
        var pool = new HikariDataSource();
        pool.setDataSource(new StatementCache(sqlite));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setPoolName("sqlite");
        pool.setConnectionInitSql("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
        return pool;
    }
}
