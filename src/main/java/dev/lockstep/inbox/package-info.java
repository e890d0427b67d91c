/** Webhook intake: verify, store, acknowledge. Decides nothing. */
@ApplicationModule(allowedDependencies = {"base", "connector", "event", "trail"})
@NullMarked
package dev.lockstep.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
