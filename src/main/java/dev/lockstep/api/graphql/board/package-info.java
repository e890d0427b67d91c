/** Boards in the graph: each project has one. */
@NullMarked
package dev.lockstep.api.graphql.board;

import org.jspecify.annotations.NullMarked;
