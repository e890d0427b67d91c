/** How much a question may ask for, judged from its text and while it is answered. */
@NullMarked
package dev.lockstep.api.graphql.limit;

import org.jspecify.annotations.NullMarked;
