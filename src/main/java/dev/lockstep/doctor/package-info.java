/** Looks at what Lockstep needs, while it runs or not: reads the database, asks the trackers, changes nothing. */
@ApplicationModule(allowedDependencies = {"base", "node", "connector", "connector :: hook", "watch :: sandbox"})
@NullMarked
package dev.lockstep.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
