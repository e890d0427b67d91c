/** What looks that carry out a plan may do: exactly what the plan says. Knows neither plans nor looks. */
@NullMarked
package dev.lockstep.sync.allow;

import org.jspecify.annotations.NullMarked;
