/** What a link settles: what goes out over it, what things are called at its tracker, and how it is told what a tracker cannot say. */
@ApplicationModule(allowedDependencies = {"base", "connector", "event", "identity"})
@NullMarked
package dev.lockstep.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
