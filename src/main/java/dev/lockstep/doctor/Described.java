package dev.lockstep.doctor;

import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import java.util.Map;

/** What the settings say of trackers; the start would store it. */
public interface Described {
    void into(Connections connections);

    /** The place that the settings link, at each tracker where they name one. */
    Map<Tracker, Container> places();
}
