/** What was asked of trackers while operations were worked on, and what they answered. Nothing of the queue depends on it. */
@NamedInterface("exchange")
@NullMarked
package dev.lockstep.operation.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
