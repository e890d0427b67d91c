/** How trackers let people allow a hub to write in their names: their pages of consent, and the tokens that come of it (OAuth). */
@NullMarked
package dev.lockstep.identity.grant;

import org.jspecify.annotations.NullMarked;
