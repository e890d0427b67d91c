/** Who may enter: people with accounts, the bootstrap access token, browser sessions. */
@ApplicationModule(allowedDependencies = {"base", "event"})
@NullMarked
package dev.lockstep.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
