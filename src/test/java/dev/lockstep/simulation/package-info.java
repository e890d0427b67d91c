/** The product's core under a virtual clock and a seeded scheduler; see docs/simulation.md. */
@NullMarked
package dev.lockstep.simulation;

import org.jspecify.annotations.NullMarked;
