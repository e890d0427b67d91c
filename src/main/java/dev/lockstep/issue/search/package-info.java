/** Issues by the words of their titles, bodies and comments. Triggers keep what is searched (V33), so nothing here writes. */
@NamedInterface("search")
@NullMarked
package dev.lockstep.issue.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
