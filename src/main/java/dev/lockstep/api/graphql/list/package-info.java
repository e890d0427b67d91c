/** Lists of the graph: their arguments, and connections as Relay has them. */
@NullMarked
package dev.lockstep.api.graphql.list;

import org.jspecify.annotations.NullMarked;
