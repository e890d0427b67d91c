/** What people are told, over HTTP. */
@NullMarked
package dev.lockstep.api.notify;

import org.jspecify.annotations.NullMarked;
