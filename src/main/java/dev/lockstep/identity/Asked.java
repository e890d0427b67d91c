package dev.lockstep.identity;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.Tracker;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks trackers whose token it is. Never inside a unit of work. */
@Component
final class Asked {
    private final Map<Tracker, Connector> connectors = new EnumMap<>(Tracker.class);

    Asked(List<Connector> connectors) {
        connectors.forEach(connector -> this.connectors.putIfAbsent(connector.tracker(), connector));
    }

    /**
     * @param lane what is spent of its own budget
     * @param shared the same account is the connection's, and so it has no budget of its own
     */
    record Answer(Person account, UUID lane, boolean shared) {}

    /** @throws Refused when the token is not accepted */
    Answer whose(UUID person, Connection connection, Credential own) {
        var connector = connectors.get(connection.tracker());
        if (connector == null) {
            throw Refused.notFound("connection");
        }
        UUID lane = lane(connection, person);
        var account = account(connector, connection.as(own, lane, 0));
        boolean shared = isOwn(connector, connection, account);
        return new Answer(account, shared ? connection.lane() : lane, shared);
    }

    /** The same for all that this person tries there, so that tries share one budget. */
    private static UUID lane(Connection connection, UUID person) {
        var name = connection.id() + "/" + person;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Person account(Connector connector, Connection asked) {
        try {
            return connector.account(asked);
        } catch (ConnectorException failure) {
            throw switch (failure.fault()) {
                case ConnectorFault.Unauthorized refused -> refused(asked.tracker());
                case ConnectorFault.Forbidden refused -> refused(asked.tracker());
                case ConnectorFault.NotFound missing -> refused(asked.tracker());
                case ConnectorFault.Invalid invalid -> refused(asked.tracker());
                case ConnectorFault.RateLimited limited -> failure;
                case ConnectorFault.Unavailable away -> failure;
                case ConnectorFault.Unread unread -> failure;
                case ConnectorFault.Malformed strange -> failure;
            };
        }
    }

    private static Refused refused(Tracker tracker) {
        return Refused.invalid(
                "token_refused",
                "token",
                tracker.title() + " does not accept this token. It must be " + Needed.token(tracker) + ".");
    }

    /** Where that is not told, a budget of its own is right: the tracker's answers say what is left of it. */
    private static boolean isOwn(Connector connector, Connection connection, Person account) {
        try {
            return connector.account(connection).id().equals(account.id());
        } catch (ConnectorException unknown) {
            return false;
        }
    }
}
