/** Texts as pages may show them. */
@NullMarked
package dev.lockstep.api.text;

import org.jspecify.annotations.NullMarked;
