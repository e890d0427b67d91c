package dev.lockstep.sync;

import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.operation.Outcome;
import java.time.Duration;
import java.time.Instant;

/** What follows for an operation from what a tracker did. */
final class Faults {
    /** How often a refused credential is tried again on the chance that it was repaired at the tracker. */
    static final Duration CREDENTIAL_PAUSE = Duration.ofMinutes(10);

    private Faults() {}

    static Outcome outcome(ConnectorFault fault, Instant now) {
        return switch (fault) {
            case ConnectorFault.RateLimited limit ->
                new Outcome.Deferred(limit.until(), limit.message(), limit.backfillOnly());
            case ConnectorFault.Unauthorized refused ->
                new Outcome.Deferred(now.plus(CREDENTIAL_PAUSE), refused.message());
            case ConnectorFault.Forbidden refused ->
                new Outcome.Failed(
                        "forbidden",
                        refused.message(),
                        "Give the account of this connection the right to do it, then retry.");
            case ConnectorFault.NotFound missing ->
                new Outcome.Failed(
                        "not_found",
                        missing.message(),
                        "Check that the account may see it and that it still exists, then retry.");
            case ConnectorFault.Invalid invalid ->
                new Outcome.Failed(
                        "invalid",
                        invalid.message(),
                        "Change what the tracker refuses"
                                + (invalid.field() == null ? "" : " (" + invalid.field() + ")")
                                + "; the change is sent by itself.");
            case ConnectorFault.Unavailable away -> new Outcome.Retry("unavailable", away.message());
            case ConnectorFault.Unread written -> new Outcome.Retry("unavailable", written.message());
            case ConnectorFault.Malformed strange -> new Outcome.Retry("malformed", strange.message());
        };
    }
}
