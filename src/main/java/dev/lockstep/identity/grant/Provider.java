package dev.lockstep.identity.grant;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import java.net.URI;
import java.util.Optional;

/** Where the people of one connection allow this hub to write in their names. Asks over HTTP, never inside a unit of work. */
public interface Provider {
    /** Where the browser goes. */
    URI page(Way way);

    /** @param code what it came back with */
    Verdict exchange(String code, Way way);

    /** Spends it: the answer holds the next one. */
    Verdict renew(Secret refresh);

    /**
     * With what is asked from now on; empty where the consent does not reach the connection's place.
     *
     * @throws dev.lockstep.connector.ConnectorException where that cannot be asked
     */
    Optional<Credential> credential(Granted granted);
}
