/** Requests that come twice and shall have one effect. Knows no route. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.repeat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
