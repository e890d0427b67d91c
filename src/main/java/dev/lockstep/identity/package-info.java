/** Whose account at a tracker belongs to which person, and the tokens with which people write there in their own names. */
@ApplicationModule(allowedDependencies = {"base", "account", "connector", "event"})
@NullMarked
package dev.lockstep.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
