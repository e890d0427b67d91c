/** Whether the webhook that should lead here still stands at its tracker. */
@NamedInterface("hook")
@NullMarked
package dev.lockstep.connector.hook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
