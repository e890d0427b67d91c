/** What the page shows of the whole hub: what runs, what it reads where, what it is made of. */
@NullMarked
package dev.lockstep.api.desk;

import org.jspecify.annotations.NullMarked;
