/** Runs scripts of people where they can reach nothing of this machine. Linux with bubblewrap; elsewhere nothing runs. */
@NamedInterface("sandbox")
@NullMarked
package dev.lockstep.watch.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
