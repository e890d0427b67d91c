package dev.lockstep.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who must not be disturbed now. Asked before a person's own subscription is told something, inside a unit of work. */
@FunctionalInterface
public interface Hush {
    /** When this person may be disturbed again; empty where it is now. */
    Optional<Instant> until(UUID person, Instant now);
}
