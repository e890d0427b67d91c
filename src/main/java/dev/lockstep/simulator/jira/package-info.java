/** A small Jira, Cloud or Data Center, as an HTTP server with state. */
@NullMarked
package dev.lockstep.simulator.jira;

import org.jspecify.annotations.NullMarked;
