/** The queue of sync operations: one at a time per resource. Knows no issue. */
@ApplicationModule(allowedDependencies = {"base", "event", "node", "trail"})
@NullMarked
package dev.lockstep.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
