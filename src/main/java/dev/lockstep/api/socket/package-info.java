/** Socket.IO on the main port. */
@NullMarked
package dev.lockstep.api.socket;

import org.jspecify.annotations.NullMarked;
