/** What the mutations of the graph do: each asks the gate as its route does, and calls the same services. */
@NullMarked
package dev.lockstep.api.graphql.change;

import org.jspecify.annotations.NullMarked;
