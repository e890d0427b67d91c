/** What every module may use and that knows no feature: ids, JSON, secrets, paging, units of work on SQLite and PostgreSQL. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.lockstep.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
