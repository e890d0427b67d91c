package dev.lockstep.identity.grant;

import dev.lockstep.base.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a consent.
 *
 * @param refresh makes another one, once; null where there is none
 * @param until when it ends; null where it does not
 */
public record Granted(
        Secret access, @Nullable Secret refresh, @Nullable Instant until) {}
