/** What a team works in: projects and their labels. */
@ApplicationModule(allowedDependencies = {"base", "keyset", "account", "event"})
@NullMarked
package dev.lockstep.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
