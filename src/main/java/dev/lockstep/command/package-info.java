/** How commands are spoken to and answer: help that teaches, tables or JSON, exit codes. Knows no command of the product. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
