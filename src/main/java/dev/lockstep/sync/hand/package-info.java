/** Who writes at a tracker: the connection's account, or the person whose words they are with a token of his or her own. */
@NullMarked
package dev.lockstep.sync.hand;

import org.jspecify.annotations.NullMarked;
