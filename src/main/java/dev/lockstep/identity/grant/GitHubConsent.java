package dev.lockstep.identity.grant;

import dev.lockstep.account.Digests;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.RemoteHttp;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * GitHub's, with PKCE: an OAuth app, whose tokens do not end, or the users' side of a GitHub App, whose tokens end after eight
 * hours and are renewed.
 */
record GitHubConsent(RemoteHttp http, Client client, URI page) implements Provider {
    /** Of an OAuth app; a GitHub App may what its registration says, and does not look at it. */
    private static final String SCOPE = "repo";

    private static final Map<String, String> FORM =
            Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded");

    @Override
    public URI page(Way way) {
        var digest = Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(way.verifier()));
        var asked = new LinkedHashMap<String, String>();
        asked.put("client_id", client.id());
        asked.put("redirect_uri", way.redirect());
        asked.put("scope", SCOPE);
        asked.put("state", way.state());
        asked.put("code_challenge", digest);
        asked.put("code_challenge_method", "S256");
        return Query.at(page, "/login/oauth/authorize", asked);
    }

    @Override
    public Verdict exchange(String code, Way way) {
        return post(Map.of("code", code, "redirect_uri", way.redirect(), "code_verifier", way.verifier()));
    }

    @Override
    public Verdict renew(Secret refresh) {
        return post(Map.of("grant_type", "refresh_token", "refresh_token", refresh.reveal()));
    }

    private Verdict post(Map<String, String> parts) {
        var all = new LinkedHashMap<>(parts);
        all.put("client_id", client.id());
        all.put("client_secret", client.secret().reveal());
        return new TokenEndpoint(http, URI.create(page + "/login/oauth/access_token")).post(FORM, Query.of(all));
    }

    @Override
    public Optional<Credential> credential(Granted granted) {
        return Optional.of(new Credential.Token(granted.access()));
    }

    /** Where the pages of a GitHub are whose API is here. */
    static URI pageOf(URI api) {
        var host = api.getAuthority().replaceFirst("^api\\.(?=github\\.com$|[^.]+\\.ghe\\.com$)", "");
        return URI.create(api.getScheme() + "://" + host);
    }
}
