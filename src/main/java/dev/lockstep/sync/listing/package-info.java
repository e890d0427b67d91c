/** Which issues stand at which trackers, in an order and by page. */
@NamedInterface("listing")
@NullMarked
package dev.lockstep.sync.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
