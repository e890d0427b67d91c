package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Tracker;
import java.util.List;
import org.springframework.stereotype.Component;

/** The connectors of this build, by tracker. */
@Component
public class Trackers {
    private final List<Connector> connectors;

    public Trackers(List<Connector> connectors) {
        this.connectors = connectors;
    }

    Connector any() {
        return connectors.getFirst();
    }

    public Connector of(Tracker tracker) {
        return connectors.stream()
                .filter(connector -> connector.tracker() == tracker)
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "tracker_unsupported", "tracker", "This version cannot speak to " + Words.of(tracker) + "."));
    }
}
