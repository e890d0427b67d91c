/** What is worked on just now, as log lines and traces tell it. Knows no feature. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
