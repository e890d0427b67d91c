/** Who may do what in which project: members with roles, and the projects that are somebody's. */
@ApplicationModule(allowedDependencies = {"base", "keyset", "account", "project", "event"})
@NullMarked
package dev.lockstep.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
