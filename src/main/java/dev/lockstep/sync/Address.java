package dev.lockstep.sync;

import dev.lockstep.connector.Container;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A container reached over a connection, remembered for good: its link has this id whenever it is linked, so what was told
 * of it while it was not linked is told of the same link.
 *
 * @param installation of the GitHub App there, null with a token or while nobody has asked for it
 */
public record Address(
        UUID linkId,
        UUID connectionId,
        Container container,
        @Nullable String installation) {}
