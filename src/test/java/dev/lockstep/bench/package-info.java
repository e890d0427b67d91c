/** Benchmarks, run by hand: {@code ./lockstep bench import}. No test; nothing here is timed by the build. */
@NullMarked
package dev.lockstep.bench;

import org.jspecify.annotations.NullMarked;
