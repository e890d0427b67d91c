/** Issues by the address that they have at a tracker. Reads only. */
@NamedInterface("find")
@NullMarked
package dev.lockstep.sync.find;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
