/**
 * What goes out to addresses that people type in: signed by Standard Webhooks, and only to where it may go; and who is told
 * of events.
 */
@ApplicationModule(allowedDependencies = {"base", "event", "node"})
@NullMarked
package dev.lockstep.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
