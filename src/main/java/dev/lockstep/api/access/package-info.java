/** Who may call which route: said at each by one annotation, judged in one place before it runs. */
@NullMarked
package dev.lockstep.api.access;

import org.jspecify.annotations.NullMarked;
