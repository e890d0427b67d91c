/** The header Idempotency-Key, for every POST below /api/v1. */
@NullMarked
package dev.lockstep.api.repeat;

import org.jspecify.annotations.NullMarked;
