package dev.lockstep.connector;

import dev.lockstep.base.Secret;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account at one tracker. Secrets are decrypted here and encrypted where it is stored.
 *
 * @param baseUrl of the API, without a trailing slash (Plane: the part before {@code /workspaces})
 * @param webhookSecret null when deliveries are not signed
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
        UUID lane) {
    public Connection(
            UUID id,
            Tracker tracker,
            String name,
            URI baseUrl,
            Credential credential,
            @Nullable Secret webhookSecret,
            int revision) {
        this(id, tracker, name, baseUrl, credential, webhookSecret, revision, id);
    }

    /** The same tracker for somebody with a credential of his own. */
    public Connection as(Credential own, UUID ownLane, int ownRevision) {
        return new Connection(id, tracker, name, baseUrl, own, webhookSecret, ownRevision, ownLane);
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
