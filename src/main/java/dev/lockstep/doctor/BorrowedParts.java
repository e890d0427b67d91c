package dev.lockstep.doctor;

import dev.lockstep.base.Database;
import dev.lockstep.connector.Connections;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** What the connectors stand on, with the hub's connections copied into it before anybody looks. No component: the product has its own. */
@ConfigurationPropertiesScan(basePackageClasses = Connections.class)
@ComponentScan(basePackageClasses = {Database.class, Connections.class, dev.lockstep.node.Duty.class})
class BorrowedParts {
    @Bean
    PlatformTransactionManager transactions(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    JdbcClient jdbc(DataSource source, List<FlywayConfigurationCustomizer> words, Setup setup)
            throws SQLException, IOException {
        var migrations = Flyway.configure().dataSource(source).locations("classpath:db/migration");
        words.forEach(each -> each.customize(migrations));
        migrations.load().migrate();
        try (var stored = Stored.fitting(setup).orElse(null);
                var copy = source.getConnection()) {
            if (stored != null) {
                Rows.copy(stored, copy);
            }
        }
        return JdbcClient.create(source);
    }
}
