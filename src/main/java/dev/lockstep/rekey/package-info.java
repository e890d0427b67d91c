/** Changes the hub's key while nothing else runs. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.rekey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
