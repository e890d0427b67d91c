package dev.lockstep.sync;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Tracker;
import dev.lockstep.sync.part.PartedSession;
import dev.lockstep.terms.Mappings;
import dev.lockstep.terms.Wording;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens the conversation of a link with its tracker. */
@Component
final class Conversations {
    private final Connections connections;
    private final Mappings mappings;
    private final Map<Tracker, Connector> connectors = new EnumMap<>(Tracker.class);

    Conversations(Connections connections, List<Connector> connectors, Mappings mappings) {
        this.connections = connections;
        this.mappings = mappings;
        connectors.forEach(connector -> this.connectors.put(connector.tracker(), connector));
    }

    /** @param live a person is waiting; otherwise a part of the budget is left alone */
    RemoteSession open(Link link, boolean live) {
        Connection connection = connection(link);
        var terms = new Connector.Terms(!live, link.doneState(), wording(link).states());
        return new PartedSession(connector(connection.tracker()).open(connection, link.container(), terms));
    }

    /** What things are called there. */
    Wording wording(Link link) {
        return mappings.wording(link.projectId(), link.id(), Words.place(link.tracker()));
    }

    /** Of the GitHub App in the link's container, as far as it was learned; empty with a token. */
    Optional<String> installation(Link link) {
        Connection connection = connection(link);
        return connector(connection.tracker()).installation(connection, link.container());
    }

    Connection connection(Link link) {
        return connections
                .find(link.connectionId())
                .orElseThrow(() -> new ConnectorException(
                        new ConnectorFault.Unauthorized("The connection of this link was removed; make it again.")));
    }

    Connector connector(Tracker tracker) {
        Connector connector = connectors.get(tracker);
        if (connector == null) {
            throw new ConnectorException(
                    new ConnectorFault.Forbidden("This version of Lockstep has no connector for " + tracker + "."));
        }
        return connector;
    }
}
