/** What happens to a text between two places: who is called in it, what it refers to, and how long it may be. Pure. */
@ApplicationModule(allowedDependencies = {"base"})
@NullMarked
package dev.lockstep.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
