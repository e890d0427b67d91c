/** Events for others: subscriptions, what they were told, and what consumers could not take. */
@NullMarked
package dev.lockstep.api.events;

import org.jspecify.annotations.NullMarked;
