/** The hub's own record: issues, comments, their timeline, and the three-way merge. */
@ApplicationModule(allowedDependencies = {"base", "keyset", "project", "account", "event"})
@NullMarked
package dev.lockstep.issue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
