/** The projects that somebody sees, in an order and by page. */
@NamedInterface("listing")
@NullMarked
package dev.lockstep.member.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
