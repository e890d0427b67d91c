/**
 * How much may be asked of a tracker: what its answers tell is left, shared by all nodes, with a reserve for live work. Every
 * request of a connector has leave from here first.
 */
@NamedInterface("budget")
@NullMarked
package dev.lockstep.connector.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
