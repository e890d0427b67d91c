/** The hub as a tracker of its own: projects, and who works in them. */
@NullMarked
package dev.lockstep.api.work;

import org.jspecify.annotations.NullMarked;
