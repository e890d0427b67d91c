package dev.lockstep.base.storage;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The product's own pools and units of work. */
public final class TestStorage {
    private TestStorage() {}

    public static DataSource pool(String url, Path folder) {
        return Storage.pool(url, "", "", folder);
    }

    public static Database database(Dialect dialect, DataSource source) {
        return new Storage().database(dialect, new JdbcTransactionManager(source), source);
    }
}
