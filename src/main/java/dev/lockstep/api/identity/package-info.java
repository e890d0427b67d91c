/** Who is who at trackers: what people connect, and whose name stands on what they wrote there. */
@NullMarked
package dev.lockstep.api.identity;

import org.jspecify.annotations.NullMarked;
