/** GitHub, Plane and Jira as small HTTP servers with state. Uses nothing of the product; reached by HTTP alone. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.lockstep.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
