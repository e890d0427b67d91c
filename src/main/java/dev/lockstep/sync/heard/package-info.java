/** Notes what is asked of trackers while an operation is worked on: bounded, and without secrets. */
@NullMarked
package dev.lockstep.sync.heard;

import org.jspecify.annotations.NullMarked;
