/** What a sync would do, what differs, and what an undo would do: looked at before anything happens. Decides nothing itself. */
@NamedInterface("plan")
@NullMarked
package dev.lockstep.sync.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
