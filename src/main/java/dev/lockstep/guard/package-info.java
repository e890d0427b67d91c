/** Damage control: what a cycle wants to write is planned first, and what looks dangerous waits for a person. */
@ApplicationModule(allowedDependencies = {"base", "operation", "event"})
@NullMarked
package dev.lockstep.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
