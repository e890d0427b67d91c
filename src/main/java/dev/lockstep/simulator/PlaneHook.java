package dev.lockstep.simulator;

import java.net.URI;
import java.util.UUID;

/** A registered webhook; {@code active} ends after too many failed connections. */
public record PlaneHook(UUID id, URI url, String secret, boolean active) {
    PlaneHook active(boolean on) {
        return new PlaneHook(id, url, secret, on);
    }
}
