package dev.lockstep.identity;

import dev.lockstep.account.Digests;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Identities.Given;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.grant.Granted;
import dev.lockstep.identity.grant.Provider;
import dev.lockstep.identity.grant.Providers;
import dev.lockstep.identity.grant.Verdict;
import dev.lockstep.identity.grant.Way;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Connects accounts by consent on the tracker's own page, where an operator registered this hub there (OAuth). */
@Component
public class Grants {
    private static final int BITS = 256;

    private final Providers providers;
    private final Connections connections;
    private final Consents consents;
    private final Identities identities;

    Grants(Providers providers, Connections connections, Consents consents, Identities identities) {
        this.providers = providers;
        this.connections = connections;
        this.consents = consents;
        this.identities = identities;
    }

    /** Whoever is signed in here: the browser that begins must be the one that ends it. */
    public record Self(UUID person, String session) {
        @Override
        public String toString() {
            return "Self[" + person + "]";
        }
    }

    /**
     * @param redirect where the tracker sends the browser; it must know this address
     * @param back where in our pages it goes from there
     */
    public record Wish(UUID connection, Consent consent, String redirect, String back) {}

    /** What the browser was sent back with. */
    public record Reply(
            @Nullable String code,
            @Nullable String state,
            @Nullable String error) {
        @Override
        public String toString() {
            return "Reply"; // holds a code
        }
    }

    public boolean offered(Connection connection) {
        return providers.of(connection).isPresent();
    }

    /** Where the browser goes. */
    public String begin(Self self, Wish wish) {
        var provider = provider(connection(wish.connection()));
        var way = new Way(Digests.randomWord(BITS), Digests.randomWord(BITS), wish.redirect());
        consents.begin(
                new Consents.Asked(self.person(), self.session(), wish.connection(), way, wish.consent(), wish.back()));
        return provider.page(way).toString();
    }

    /** A browser that came back, with what was asked there. What it brought is spent. */
    public final class Arrived {
        private final Consents.Asked asked;
        private final Reply reply;

        private Arrived(Consents.Asked asked, Reply reply) {
            this.asked = asked;
            this.reply = reply;
        }

        public UUID connection() {
            return asked.connection();
        }

        public String back() {
            return asked.back();
        }

        /** @throws Refused with the reason, in one sentence */
        public Identity connect() {
            return connected(asked, reply);
        }
    }

    /** Empty where this person did not begin it in this browser, where it is spent, or more than ten minutes old. */
    public Optional<Arrived> arrived(Self self, Reply reply) {
        return Optional.ofNullable(reply.state())
                .flatMap(state -> consents.end(state, self.person(), self.session()))
                .map(asked -> new Arrived(asked, reply));
    }

    private Identity connected(Consents.Asked asked, Reply reply) {
        var connection = connection(asked.connection());
        var title = connection.tracker().title();
        if (reply.code() == null || reply.error() != null) {
            throw "access_denied".equals(reply.error())
                    ? no("consent_denied", "You did not let Lockstep write at " + title + " in your name.")
                    : no("consent_refused", title + " refused it. Try again, or give a token.");
        }
        var provider = provider(connection);
        Granted granted = granted(provider.exchange(reply.code(), asked.way()), title);
        var credential = provider.credential(granted)
                .orElseThrow(() -> no(
                        "consent_elsewhere",
                        "You allowed another site than " + connection.baseUrl().getAuthority()
                                + ". Choose that one there."));
        var given = new Given(credential, asked.consent(), granted.refresh(), granted.until());
        return identities.connect(asked.person(), connection.id(), given);
    }

    private static Granted granted(Verdict verdict, String title) {
        return switch (verdict) {
            case Verdict.Given(Granted granted) -> granted;
            case Verdict.No() -> throw no("consent_refused", title + " did not take it any more. Begin again.");
            case Verdict.Unknown() ->
                throw new Refused(
                        Refused.Kind.UNAVAILABLE,
                        "consent_misconfigured",
                        null,
                        title
                                + " does not accept this hub. An operator must check the client id and secret of its app.");
            case Verdict.Silent(boolean spent) ->
                throw new Refused(
                        Refused.Kind.UNAVAILABLE,
                        "consent_unanswered",
                        null,
                        title + " does not answer as it should. Begin again in a moment.");
        };
    }

    private static Refused no(String code, String message) {
        return new Refused(Refused.Kind.STATE, code, null, message);
    }

    private Provider provider(Connection connection) {
        return providers
                .of(connection)
                .orElseThrow(() -> no(
                        "consent_off",
                        "There is no such way in to " + connection.name()
                                + ". Give a token instead, or ask an operator," + " who can set it up."));
    }

    private Connection connection(UUID id) {
        return connections.find(id).orElseThrow(() -> Refused.notFound("connection"));
    }
}
