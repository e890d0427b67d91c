/** Requests as the first spans of traces, where those are on. */
@NullMarked
package dev.lockstep.api.trace;

import org.jspecify.annotations.NullMarked;
