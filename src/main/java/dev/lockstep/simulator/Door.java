package dev.lockstep.simulator;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/** Where a tracker's requests come in. */
public interface Door extends AutoCloseable {
    interface Maker {
        Door make(Site site, Faults faults, InstantSource clock) throws IOException;
    }

    /** Apart from its making, so that no request meets half of a simulator. */
    void open();

    URI baseUri();

    RequestLog log();

    @Override
    void close();
}
