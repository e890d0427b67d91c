/** After a copy of an earlier time was restored: what the hub made since and does not know of is found again. */
@NullMarked
package dev.lockstep.sync.restore;

import org.jspecify.annotations.NullMarked;
