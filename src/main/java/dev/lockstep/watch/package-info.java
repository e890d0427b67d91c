/** Repositories followed: checks that find every new commit, and the actions that commits trigger. */
@ApplicationModule(allowedDependencies = {"base", "node", "project", "issue", "connector", "inbox", "webhook", "event"})
@NullMarked
package dev.lockstep.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
