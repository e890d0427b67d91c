package dev.lockstep;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows of docs/architecture.md hold, and there is no cycle. Runs first. */
class ModuleTreeTest {
    @Test
    void everyModuleUsesOnlyWhatItMay() {
        ApplicationModules.of(Lockstep.class).verify();
    }
}
