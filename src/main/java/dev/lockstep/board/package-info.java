/** A project's board: its columns, and where issues stand in them. */
@ApplicationModule(allowedDependencies = {"base", "keyset", "issue", "event"})
@NullMarked
package dev.lockstep.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
