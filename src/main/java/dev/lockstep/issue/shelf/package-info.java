/** Puts closed issues away that nobody touched for as long as their project says. */
@NamedInterface("shelf")
@NullMarked
package dev.lockstep.issue.shelf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
