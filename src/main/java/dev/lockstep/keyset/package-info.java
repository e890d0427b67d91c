/** Lists in a total order, for one parent or many at once: filters, cursors bound to the order, pages that begin behind one. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.keyset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
