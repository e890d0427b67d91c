package dev.lockstep.connector;

import java.net.URI;

/** Says which addresses trackers may have. Asked before every request, on the thread that sends it. */
public interface Reach {
    Reach ANYWHERE = address -> {};

    /** @throws ConnectorException with {@link ConnectorFault.Forbidden} where nobody is to be asked */
    void admit(URI address);
}
