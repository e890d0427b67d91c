package dev.lockstep;

import dev.lockstep.api.GithubSettings;
import dev.lockstep.api.JiraSettings;
import dev.lockstep.api.PlaneSettings;
import dev.lockstep.api.SettingsConnections;
import dev.lockstep.api.TrackerReach;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.doctor.Described;
import dev.lockstep.webhook.Egress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the doctor is told of the settings, and the guard of where trackers may be. No component: the product has them itself. */
@Import({SettingsConnections.class, TrackerReach.class, Egress.class})
@EnableConfigurationProperties({GithubSettings.class, PlaneSettings.class, JiraSettings.class})
@ConfigurationPropertiesScan(basePackageClasses = Egress.class)
class DoctorParts {
    /** Which nobody reads. */
    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Described described(SettingsConnections settings) {
        return new Described() {
            @Override
            public void into(Connections connections) {
                settings.into(connections, renewed -> {});
            }

            @Override
            public Map<Tracker, Container> places() {
                return settings.places();
            }
        };
    }
}
