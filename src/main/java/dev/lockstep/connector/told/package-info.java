/** What trackers call whom and what they know by ids, as they told it last. */
@NamedInterface("told")
@NullMarked
package dev.lockstep.connector.told;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
