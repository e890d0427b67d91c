/** One process of perhaps several: what it does, whose turn it is, what time it is for all of them. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
