package dev.lockstep.connector;

import dev.lockstep.base.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored connections. Credentials are encrypted at rest with the row's id as associated data. Thread-safe. */
public interface Connections {
    List<Connection> all();

    Optional<Connection> find(UUID id);

    Optional<Connection> findByName(String name);

    /**
     * Stores a connection, or replaces the one of the same name when something about it changed. A webhook secret that is replaced
     * counts beside the new one for a while.
     */
    Connection save(
            Tracker tracker,
            String name,
            URI baseUrl,
            Connection.Credential credential,
            @Nullable Secret webhookSecret);

    /** @param name of no other; everything else stays */
    Connection rename(UUID id, String name);

    /** The webhook secret that was replaced last does not count any more. */
    default void forgetFormerSecret(UUID id) {}

    void delete(UUID id);

    /** A budget of its own for somebody with a credential of his own there; inside the caller's unit of work. */
    default void openLane(UUID lane, UUID connection) {}

    /** Ends it, unless it is the connection's; inside the caller's unit of work. */
    default void closeLane(UUID lane, UUID connection) {}
}
