package dev.lockstep.sync;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The only one there is, whatever is asked for. */
record OneConnection(Connection connection) implements Connections {
    @Override
    public List<Connection> all() {
        return List.of(connection);
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return Optional.of(connection);
    }

    @Override
    public Optional<Connection> findByName(String name) {
        return Optional.of(connection);
    }

    @Override
    public Connection save(
            Tracker kind, String name, URI base, Connection.Credential credential, @Nullable Secret webhookSecret) {
        return connection;
    }

    @Override
    public Connection rename(UUID id, String name) {
        return connection;
    }

    @Override
    public void delete(UUID id) {}
}
