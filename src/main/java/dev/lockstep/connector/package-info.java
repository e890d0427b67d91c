/** What Lockstep asks of an outside tracker, and the connections it asks with. */
@ApplicationModule(allowedDependencies = {"base", "event", "trail"})
@NullMarked
package dev.lockstep.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
