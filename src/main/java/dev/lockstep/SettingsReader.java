package dev.lockstep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Maps the documented names to the properties that the product reads, and refuses a malformed value before anything starts. */
final class SettingsReader implements EnvironmentPostProcessor {
    /** Where {@code .env} is; tests point it elsewhere. */
    static final String FILE_PROPERTY = "lockstep.env-file";

    private final Log log;

    SettingsReader(DeferredLogFactory logs) {
        log = logs.getLog(SettingsReader.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var given = SettingSources.of(
                environment::getProperty,
                environment.getSystemEnvironment().keySet(),
                Path.of(environment.getProperty(FILE_PROPERTY, ".env")));
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            given.value(setting).ifPresent(value -> setting.into(properties, value));
        }
        var sources = environment.getPropertySources();
        var source = new MapPropertySource("settings", properties);
        // Above the environment, which would answer for lockstep.base-url with LOCKSTEP_BASE_URL as it was written.
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addBefore(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addLast(source);
        }
        if (properties.containsKey(Setting.LOCKSTEP_ROLES.property())
                && !properties.containsKey(Setting.LOCKSTEP_DATABASE_URL.property())) {
            throw new BadSetting(
                    "LOCKSTEP_ROLES needs LOCKSTEP_DATABASE_URL: a file serves only one node, which does all.");
        }
        tell(properties, given);
    }

    private void tell(Map<String, Object> properties, SettingSources given) {
        if (properties.containsKey(Setting.MONGODB_URI.property())) {
            log.info("MONGODB_URI is set and ignored: Lockstep keeps everything in its data folder.");
        }
        if (properties.get(Setting.LOCKSTEP_API_TOKEN.property()) instanceof String token
                && token.length() < SettingsTogether.SHORT_TOKEN_CHARACTERS) {
            log.warn("LOCKSTEP_API_TOKEN is short; use at least " + SettingsTogether.SHORT_TOKEN_CHARACTERS
                    + " random characters.");
        }
        for (String name : NearestName.unknown(given.names())) {
            log.warn(name + " is not a setting of Lockstep. Did you mean " + NearestName.of(name) + "?");
        }
    }
}
