/** What every module may use and that knows no feature: ids, JSON, secrets, paging, the database's one writer. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.lockstep.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
