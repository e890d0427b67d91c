/** The hub as a graph: the door at /graphql, and what is executed behind it. */
@NullMarked
package dev.lockstep.api.graphql;

import org.jspecify.annotations.NullMarked;
