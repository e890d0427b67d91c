package dev.lockstep.identity;

import dev.lockstep.connector.Person;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account at a tracker that is a person's own. The token that proved it stays in this module and in what writes with it.
 *
 * @param lane whose rate budget the token spends: its own, or the connection's where both belong to the same account
 * @param baseUrl where the token was given to; it is sent nowhere else
 * @param account as authors are named there
 * @param refusals where its token was refused; there nothing is written with it any more
 */
public record Identity(
        UUID id,
        UUID personId,
        UUID connectionId,
        UUID lane,
        URI baseUrl,
        Person account,
        Consent consent,
        int revision,
        Instant createdAt,
        List<Refusal> refusals) {
    /**
     * Whether something may be written in a person's name. Pure.
     *
     * @param self what the person does in the hub is written there with the token
     * @param others what others do may be written with it
     */
    public record Consent(boolean self, boolean others) {
        public static final Consent NONE = new Consent(false, false);

        /** What is allowed for a connection is so over each of its links; a link may have more. */
        public Consent or(Consent ofLink) {
            return new Consent(self || ofLink.self, others || ofLink.others);
        }

        /** The one decision: without it nothing is written with the token. */
        public boolean allows(Whose whose) {
            return switch (whose) {
                case OWN -> self;
                case OTHERS -> others;
            };
        }
    }

    /** Whose words a token is to write: its owner's, or somebody else's. */
    public enum Whose {
        OWN,
        OTHERS
    }

    /**
     * @param linkId over which it was refused; null where the token is not accepted at all
     * @param of {@link #ALL}, or {@link #FIELDS}: comments may be written
     */
    public record Refusal(@Nullable UUID linkId, String of, String reason, Instant at) {
        public static final String ALL = "all";
        public static final String FIELDS = "fields";
    }
}
