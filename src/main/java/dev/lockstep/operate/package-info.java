/** Commands that ask a running Lockstep, over its API and with a token, as a program of anybody else would. */
@ApplicationModule(allowedDependencies = {"base", "command"})
@NullMarked
package dev.lockstep.operate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
