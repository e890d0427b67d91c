/** What stands in the columns of boards, from the top and by page. */
@NamedInterface("listing")
@NullMarked
package dev.lockstep.board.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
