/** Whether the trackers still have the webhooks that lead here: asks once a day, and keeps what was found. */
@ApplicationModule(allowedDependencies = {"base", "node", "connector", "connector :: hook", "operation", "sync"})
@NullMarked
package dev.lockstep.hearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
