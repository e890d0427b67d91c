package dev.lockstep.node;

import dev.lockstep.base.Dialect;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class NodeConfiguration {
    @Bean
    InstantSource clock(Dialect dialect, JdbcClient jdbc) {
        return switch (dialect) {
            case SQLITE -> InstantSource.system();
            case POSTGRESQL -> new DatabaseClock(jdbc);
        };
    }
}
