/** Who may enter: the bootstrap access token and browser sessions. */
@ApplicationModule(allowedDependencies = {"base", "event"})
@NullMarked
package dev.lockstep.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
