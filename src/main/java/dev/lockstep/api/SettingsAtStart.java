package dev.lockstep.api;

import dev.lockstep.base.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Puts what the settings describe in place before Lockstep says that it is ready. */
@Component
class SettingsAtStart implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsAtStart.class);

    private final SettingsLinks settings;
    private final AccessSettings access;

    SettingsAtStart(SettingsLinks settings, AccessSettings access) {
        this.settings = settings;
        this.access = access;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (access.openApi()) {
            LOG.warn("LOCKSTEP_OPEN_API is on: anyone who reaches this port may start syncs and read their progress.");
        }
        try {
            settings.refreshConnections();
            if (settings.complete()) {
                var link = settings.ensure(SyncTarget.OF_SETTINGS);
                LOG.info("The settings link {}", link.container().path());
            }
        } catch (Refused refused) {
            // Lockstep is of use without them, and the same sentence answers POST /api/sync.
            LOG.warn("What the settings describe could not be linked: {}", refused.getMessage());
        }
    }
}
