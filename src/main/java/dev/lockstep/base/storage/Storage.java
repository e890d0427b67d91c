package dev.lockstep.base.storage;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Where everything is kept: PostgreSQL when {@code LOCKSTEP_DATABASE_URL} names one, else a file in the data folder. */
@Configuration(proxyBeanMethods = false)
class Storage {
    private static final int KEPT_STATEMENTS = 256;

    @Bean
    Dialect dialect(@Value("${lockstep.database.url:}") String url) {
        return url.isEmpty() ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }

    @Bean
    DataSource dataSource(
            @Value("${lockstep.database.url:}") String url,
            @Value("${lockstep.database.user:}") String user,
            @Value("${lockstep.database.password:}") String password,
            @Value("${lockstep.data-dir:./data}") Path folder) {
        DataFolder.prepare(folder);
        DataFolder.mustBePrivate(folder); // before anything is written there
        return pool(url, user, password, folder);
    }

    static DataSource pool(String url, String user, String password, Path folder) {
        return keepingStatements(url.isEmpty() ? SqliteFile.in(folder) : PostgresPool.at(url, user, password));
    }

    /** Migrations may take their time, so on PostgreSQL they do without the pool and its limits. */
    @Bean
    FlywayConfigurationCustomizer wordsOf(
            Dialect dialect,
            @Value("${lockstep.database.url:}") String url,
            @Value("${lockstep.database.user:}") String user,
            @Value("${lockstep.database.password:}") String password) {
        return migrations -> {
            migrations.placeholders(dialect.placeholders());
            if (dialect == Dialect.POSTGRESQL) {
                migrations.dataSource(url, user, password);
            }
        };
    }

    @Bean
    Database database(Dialect dialect, PlatformTransactionManager transactions, DataSource source) {
        return switch (dialect) {
            case SQLITE -> new GroupCommit(transactions);
            case POSTGRESQL -> new OwnCommit(transactions, source);
        };
    }

    /** Compiling the SQL again for each use was a third of the time of SQLite's writer. */
    private static BasicDataSource keepingStatements(BasicDataSource pool) {
        pool.setPoolPreparedStatements(true);
        pool.setMaxOpenPreparedStatements(KEPT_STATEMENTS);
        pool.setClearStatementPoolOnReturn(false);
        return pool;
    }
}
