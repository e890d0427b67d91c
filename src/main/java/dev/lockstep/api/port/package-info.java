/** Ports beside the main one: more of the same, and doors on loopback of which nothing is on any other port. */
@NullMarked
package dev.lockstep.api.port;

import org.jspecify.annotations.NullMarked;
