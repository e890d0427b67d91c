/** Texts longer than a tracker takes: what does not fit continues in comments, and nobody else has to know. */
@NullMarked
package dev.lockstep.sync.part;

import org.jspecify.annotations.NullMarked;
