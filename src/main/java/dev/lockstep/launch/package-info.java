/** How the process comes up: sooner with a start cache, and whether it is well. Plain Java, since it runs before anything else. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
