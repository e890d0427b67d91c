/** What the queue did lately and how deep it was, for charts. Reads only; nothing of the queue depends on it. */
@NamedInterface("activity")
@NullMarked
package dev.lockstep.operation.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
