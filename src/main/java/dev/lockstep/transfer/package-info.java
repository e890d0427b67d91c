/** A project as a file: written out, and read in as a new one. */
@ApplicationModule(allowedDependencies = {"base", "project", "member", "issue", "board"})
@NullMarked
package dev.lockstep.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
