package dev.lockstep.api.linking;

import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Trackers;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Reach;
import dev.lockstep.connector.Tracker;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Cycle;
import dev.lockstep.sync.Links;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Connections, made, changed and removed. Who may is asked before. */
@Component
public class ConnectionKeeping {
    private final Connections connections;
    private final Trackers trackers;
    private final Operations operations;
    private final Cycle cycle;
    private final Reach reach;
    private final Links links;

    ConnectionKeeping(
            Connections connections, Trackers trackers, Operations operations, Cycle cycle, Reach reach, Links links) {
        this.connections = connections;
        this.trackers = trackers;
        this.operations = operations;
        this.cycle = cycle;
        this.reach = reach;
        this.links = links;
    }

    public Connection make(NewConnection wanted) {
        var tracker = Words.read(Tracker.class, Bodies.required(wanted.tracker(), "tracker"), "tracker");
        trackers.of(tracker);
        var name = wanted.checkedName();
        mustBeFree(name);
        return connections.save(
                tracker, name, admitted(wanted), wanted.credential(), wanted.checkedWebhookSecret(null));
    }

    /** Replaces the address, the credential or the webhook secret; what is left out stays. */
    public Connection change(UUID id, NewConnection wanted) {
        var known = find(id);
        var secret = wanted.checkedWebhookSecret(known.webhookSecret());
        var saved = connections.save(
                known.tracker(),
                known.name(),
                wanted.baseUrl() == null ? known.baseUrl() : admitted(wanted),
                wanted.hasCredential() ? wanted.credential() : known.credential(),
                secret == null ? known.webhookSecret() : secret);
        operations.reopenConnection(id); // it may have waited for this
        cycle.wake();
        return saved;
    }

    /** The connections of the settings are found by their names, which stay. */
    public Connection rename(UUID id, NewConnection wanted) {
        var known = find(id);
        var name = wanted.checkedName();
        if (name.equals(known.name())) {
            return known;
        }
        if (known.name().equals(Words.of(known.tracker()))) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "name_of_settings",
                    "name",
                    "The connection " + known.name() + " is found by this name when Lockstep starts; it stays.");
        }
        mustBeFree(name);
        return connections.rename(id, name);
    }

    /** Refused as long as links go over it. */
    public void delete(UUID id) {
        find(id);
        long used = links.all().stream()
                .filter(link -> link.connectionId().equals(id))
                .count();
        if (used > 0) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "connection_in_use",
                    null,
                    used + (used == 1 ? " link goes" : " links go") + " over this connection. Remove them first.");
        }
        connections.delete(id);
    }

    private void mustBeFree(String name) {
        if (connections.findByName(name).isPresent()) {
            throw new Refused(
                    Refused.Kind.CONFLICT, "name_taken", "name", "There is a connection of this name already.");
        }
    }

    private URI admitted(NewConnection wanted) {
        var address = wanted.checkedBaseUrl();
        try {
            reach.admit(address);
            return address;
        } catch (ConnectorException closed) {
            throw Refused.invalid("address_refused", "baseUrl", closed.fault().message());
        }
    }

    private Connection find(UUID id) {
        return connections.find(id).orElseThrow(() -> Refused.notFound("connection"));
    }
}
