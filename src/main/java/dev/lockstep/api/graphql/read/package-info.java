/** What the fields of the graph answer. */
@NullMarked
package dev.lockstep.api.graphql.read;

import org.jspecify.annotations.NullMarked;
