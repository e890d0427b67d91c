/** Runs scripts of people where they can reach nothing of this machine. Linux with bubblewrap; elsewhere nothing runs. */
@NullMarked
package dev.lockstep.watch.sandbox;

import org.jspecify.annotations.NullMarked;
