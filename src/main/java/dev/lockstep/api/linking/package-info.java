/** What people do with connections and links, for every surface that lets them. */
@NullMarked
package dev.lockstep.api.linking;

import org.jspecify.annotations.NullMarked;
