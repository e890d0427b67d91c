/** What the API's description says besides what the framework reads from the routes by itself. */
@NullMarked
package dev.lockstep.api.describe;

import org.jspecify.annotations.NullMarked;
