/** What is to be told of each kind of tracker, as templates: their fields, and what was given for them. Knows no surface. */
@ApplicationModule(allowedDependencies = {"base", "connector"})
@NullMarked
package dev.lockstep.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
