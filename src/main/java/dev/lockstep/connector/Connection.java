package dev.lockstep.connector;

import dev.lockstep.base.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account at one tracker. Secrets are decrypted here and encrypted where it is stored.
 *
 * @param baseUrl of the API, without a trailing slash (Plane: the part before {@code /workspaces})
 * @param webhookSecret null when deliveries are not signed
 * @param former null when none was replaced
 * @param revision counts changes of the credential, so that cached sessions are thrown away
 * @param lane whose rate budget is spent, and for whom is remembered what was learned: its id, or a person's lane
 */
public record Connection(
        UUID id,
        Tracker tracker,
        String name,
        URI baseUrl,
        Credential credential,
        @Nullable Secret webhookSecret,
        int revision,
        UUID lane,
        @Nullable FormerSecret former) {
    /** The webhook secret that was replaced last; deliveries that it signs count until then. */
    public record FormerSecret(Secret secret, Instant until) {
        /** What becomes of the secrets that a connection has, once it gets this one. */
        public static @Nullable FormerSecret of(Connection old, @Nullable Secret fresh, Instant until) {
            var replaced = old.webhookSecret();
            if (replaced == null || fresh == null) {
                return null;
            }
            return replaced.reveal().equals(fresh.reveal()) ? old.former() : new FormerSecret(replaced, until);
        }
    }

    public Connection(
            UUID id,
            Tracker tracker,
            String name,
            URI baseUrl,
            Credential credential,
            @Nullable Secret webhookSecret,
            int revision) {
        this(id, tracker, name, baseUrl, credential, webhookSecret, revision, id, null);
    }

    /** The same tracker for somebody with a credential of his own. */
    public Connection as(Credential own, UUID ownLane, int ownRevision) {
        return new Connection(id, tracker, name, baseUrl, own, webhookSecret, ownRevision, ownLane, former);
    }

    public Connection besides(@Nullable FormerSecret replaced) {
        return new Connection(id, tracker, name, baseUrl, credential, webhookSecret, revision, lane, replaced);
    }

    /** Until when the former secret of its webhooks counts; null when it does not. */
    public @Nullable Instant formerUntil(Instant now) {
        return former == null || !now.isBefore(former.until()) ? null : former.until();
    }

    /** Any of which a delivery may be signed with; empty where deliveries are not signed. */
    public List<Secret> webhookSecrets(Instant now) {
        if (webhookSecret == null) {
            return List.of();
        }
        return former == null || formerUntil(now) == null
                ? List.of(webhookSecret)
                : List.of(webhookSecret, former.secret());
    }

    /** How the account proves itself. */
    public sealed interface Credential {
        /** GitHub token, Plane API key, personal access token of a Jira Data Center. */
        record Token(Secret token) implements Credential {}

        /** Jira Cloud's API token, which goes with the e-mail address of its account. */
        record Account(String user, Secret token) implements Credential {}

        /**
         * What a person allowed on the tracker's own page, where that is not at the address of the tracker itself (Jira Cloud).
         *
         * @param gateway where requests with it go, instead of the connection's address
         */
        record Consented(Secret token, URI gateway) implements Credential {}

        /** A GitHub App: a signed statement is exchanged for an installation token that lives for an hour. */
        record App(String appId, Secret privateKeyPem) implements Credential {}
    }
}
