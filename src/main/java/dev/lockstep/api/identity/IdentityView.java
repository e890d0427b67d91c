package dev.lockstep.api.identity;

import dev.lockstep.api.rest.Words;
import dev.lockstep.connector.Connection;
import dev.lockstep.identity.Identity;
import dev.lockstep.identity.Needed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a person may have an account of his or her own at, and the one connected; never its token.
 *
 * @param connection its name
 * @param needs which token that takes
 * @param oauth whether it can be allowed on the tracker's own page instead
 */
record IdentityView(
        UUID connectionId,
        String connection,
        String tracker,
        String needs,
        boolean oauth,
        @Nullable Connected connected) {
    /** @param refusals where the tracker refused the token; nothing is written with it there until it is given anew */
    record Connected(
            String id,
            String name,
            @Nullable String url,
            boolean syncSelf,
            boolean syncOthers,
            Instant connectedAt,
            List<Refused> refusals) {
        static Connected of(Identity it) {
            return new Connected(
                    it.account().id(),
                    it.account().name(),
                    it.account().url(),
                    it.consent().self(),
                    it.consent().others(),
                    it.createdAt(),
                    it.refusals().stream()
                            .map(each -> new Refused(each.linkId(), each.of(), each.reason(), each.at()))
                            .toList());
        }
    }

    /**
     * @param linkId null where the token is not accepted at all
     * @param of {@code all}, or {@code fields}: comments may be written
     */
    record Refused(@Nullable UUID linkId, String of, String reason, Instant at) {}

    static IdentityView of(Connection at, boolean oauth, @Nullable Identity identity) {
        return new IdentityView(
                at.id(),
                at.name(),
                Words.of(at.tracker()),
                Needed.token(at.tracker()),
                oauth,
                identity == null ? null : Connected.of(identity));
    }
}
