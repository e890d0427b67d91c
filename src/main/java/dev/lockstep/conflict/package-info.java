/** What both sides changed at the same time: the rules for it, its records, and people's answers. */
@ApplicationModule(allowedDependencies = {"base", "issue", "event"})
@NullMarked
package dev.lockstep.conflict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
