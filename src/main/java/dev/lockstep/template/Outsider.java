package dev.lockstep.template;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a connection's tracker, as an operator told of him or her. It gives nobody any right: who proves an account by
 * its token has an identity.
 *
 * @param person whose it is said to be
 */
public record Outsider(
        UUID id,
        UUID connection,
        String displayName,
        @Nullable String username,
        @Nullable String email,
        @Nullable UUID person,
        Map<String, @Nullable Object> fields) {}
