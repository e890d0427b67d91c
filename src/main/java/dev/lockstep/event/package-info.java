/** Facts that others may consume, stored in the transaction of the change. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
