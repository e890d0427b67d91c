package dev.lockstep.base;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The product's tables in a simulation's SQLite. */
public final class SimulatedSchema {
    private SimulatedSchema() {}

    public static void make(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .placeholders(Dialect.SQLITE.placeholders())
                .load()
                .migrate();
    }
}
