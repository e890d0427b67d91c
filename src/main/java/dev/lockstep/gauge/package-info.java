/** The hub in numbers: what stands in the tables, counted for Prometheus. Reads, and uses no module. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.gauge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
