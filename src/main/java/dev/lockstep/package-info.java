/** Lockstep: keeps issues in step, both ways, across trackers. The commands of the jar live here; the product in the packages below. */
@NullMarked
package dev.lockstep;

import org.jspecify.annotations.NullMarked;
