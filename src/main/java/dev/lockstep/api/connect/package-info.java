/** What could be linked over a connection, and what a link's tracker calls whom and what. */
@NullMarked
package dev.lockstep.api.connect;

import org.jspecify.annotations.NullMarked;
