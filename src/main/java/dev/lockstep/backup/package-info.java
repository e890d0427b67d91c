/** A hub as one file: copied while it runs, and set back from it. */
@ApplicationModule(allowedDependencies = {"base", "command"})
@NullMarked
package dev.lockstep.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
