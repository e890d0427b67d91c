package dev.lockstep.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a tracker did not do what it was asked. The kind decides what may follow; the message is for a person. */
public sealed interface ConnectorFault {
    /** For a person, without secrets, one sentence. */
    String message();

    /** True when the request may have been carried out although no good answer came. */
    default boolean maybeDone() {
        return false;
    }

    /**
     * The budget is spent or the tracker asked for patience. Nothing was changed. Not before {@code until}.
     *
     * @param backfillOnly what is left is kept for live work, which may go on
     */
    record RateLimited(String message, Instant until, boolean backfillOnly) implements ConnectorFault {
        public RateLimited(String message, Instant until) {
            this(message, until, false);
        }
    }

    /** The credential is not accepted. Nothing was changed; nothing will work until it is replaced. */
    record Unauthorized(String message) implements ConnectorFault {}

    /** The credential is good but may not do this. Nothing was changed. */
    record Forbidden(String message) implements ConnectorFault {}

    /** It is not there, or may not be seen. {@code certain} when the tracker says that it was deleted (410). */
    record NotFound(String message, boolean certain) implements ConnectorFault {}

    /** The tracker refuses the content. Nothing was changed, and repeating it will not help. */
    record Invalid(String message, @Nullable String field) implements ConnectorFault {}

    /**
     * No answer, or a server error.
     *
     * @param maybeDone the request may have reached the tracker, so a create may have happened
     * @param answered false when there was no answer at all (timeout, reset), true for a 5xx
     */
    record Unavailable(String message, boolean maybeDone, boolean answered) implements ConnectorFault {}

    /** The write was carried out, and what stands there since could not be read. */
    record Unread(String message) implements ConnectorFault {
        @Override
        public boolean maybeDone() {
            return true;
        }
    }

    /** The answer is not what the API promises (HTML, cut JSON, a missing member). */
    record Malformed(String message, boolean maybeDone) implements ConnectorFault {}
}
