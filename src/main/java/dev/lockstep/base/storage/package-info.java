/** How units of work are carried out: by one writer on SQLite, side by side on PostgreSQL. Nothing else is seen of it than the beans. */
@NullMarked
package dev.lockstep.base.storage;

import org.jspecify.annotations.NullMarked;
