package dev.lockstep;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import dev.lockstep.rekey.KeyFiles;
import dev.lockstep.rekey.Rekeying;
import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command that changes the hub's key: the database and nothing else of the product. */
final class Rekey {
    private Rekey() {}

    /** No component of the product: else its start would find it. */
    @ImportAutoConfiguration({
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @ComponentScan(
            basePackageClasses = Database.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = HubKey.class))
    static class Offline {}

    static void run(String[] arguments) {
        var application = new SpringApplication(Offline.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(arguments)) {
            change(context);
        }
    }

    private static void change(ConfigurableApplicationContext context) {
        try {
            var settings = context.getEnvironment();
            var files = KeyFiles.of(
                    Path.of(settings.getProperty(Setting.LOCKSTEP_DATA_DIR.property(), "./data")),
                    settings.getProperty(Setting.LOCKSTEP_OLD_KEY.property()),
                    settings.getProperty(Setting.LOCKSTEP_SECRET_KEY.property()));
            new Rekeying(
                            context.getBean(Database.class),
                            context.getBean(JdbcClient.class),
                            context.getBean(Dialect.class),
                            System.out::println)
                    .run(files.keys());
            System.out.println(files.settle());
        } catch (Refused refused) {
            System.err.println(refused.getMessage());
            throw refused;
        }
    }
}
