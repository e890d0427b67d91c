/** Issues, comments and timelines in an order and by page, for many parents at once. */
@NamedInterface("listing")
@NullMarked
package dev.lockstep.issue.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
