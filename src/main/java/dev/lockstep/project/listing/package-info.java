/** Labels, in an order and by page, for many projects at once. */
@NamedInterface("listing")
@NullMarked
package dev.lockstep.project.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
