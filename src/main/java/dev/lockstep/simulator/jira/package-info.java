/** A small Jira, Cloud or Data Center, as an HTTP server with state. */
@NamedInterface("jira")
@NullMarked
package dev.lockstep.simulator.jira;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
