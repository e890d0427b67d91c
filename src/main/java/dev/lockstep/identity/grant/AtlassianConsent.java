package dev.lockstep.identity.grant;

import dev.lockstep.base.Json;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Atlassian's for Jira Cloud (3LO). It has no PKCE. Tokens end after an hour; a refresh token is good once, and comes with the next.
 *
 * @param site which of the sites that somebody can allow is the connection's
 */
record AtlassianConsent(RemoteHttp http, Client client, GrantSettings.Jira at, URI site) implements Provider {
    private static final String SCOPES = "read:jira-work write:jira-work read:jira-user offline_access";
    private static final Map<String, String> JSON =
            Map.of("Accept", "application/json", "Content-Type", "application/json");
    /** It becomes part of an address. */
    private static final Pattern CLOUD_ID = Pattern.compile("[0-9A-Za-z-]{1,100}");

    @Override
    public URI page(Way way) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("audience", "api.atlassian.com");
        asked.put("client_id", client.id());
        asked.put("scope", SCOPES);
        asked.put("redirect_uri", way.redirect());
        asked.put("state", way.state());
        asked.put("response_type", "code");
        asked.put("prompt", "consent");
        return Query.at(at.page(), "/authorize", asked);
    }

    @Override
    public Verdict exchange(String code, Way way) {
        return post(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", way.redirect()));
    }

    @Override
    public Verdict renew(Secret refresh) {
        return post(Map.of("grant_type", "refresh_token", "refresh_token", refresh.reveal()));
    }

    private Verdict post(Map<String, String> parts) {
        var all = new LinkedHashMap<>(parts);
        all.put("client_id", client.id());
        all.put("client_secret", client.secret().reveal());
        return new TokenEndpoint(http, URI.create(at.page() + "/oauth/token")).post(JSON, Json.write(all));
    }

    @Override
    public Optional<Credential> credential(Granted granted) {
        var headers = Map.of(
                "Accept",
                "application/json",
                "Authorization",
                "Bearer " + granted.access().reveal());
        var address = URI.create(at.gateway() + "/oauth/token/accessible-resources");
        var answer = http.send(new Ask("GET", address, headers, null));
        if (!answer.ok()) {
            throw strange();
        }
        try {
            return RemoteJson.parse(answer.body()).items().stream()
                    .filter(each -> isSite(each.textOrNull("url")))
                    .map(each -> each.text("id"))
                    .filter(CLOUD_ID.asMatchPredicate())
                    .findFirst()
                    .map(id -> new Credential.Consented(granted.access(), URI.create(at.gateway() + "/ex/jira/" + id)));
        } catch (RemoteJson.NotAsPromised broken) {
            throw strange();
        }
    }

    private boolean isSite(@Nullable String url) {
        try {
            return url != null
                    && site.getAuthority().equalsIgnoreCase(URI.create(url).getAuthority());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static ConnectorException strange() {
        return new ConnectorException(
                new ConnectorFault.Malformed("Atlassian does not tell which sites were allowed.", false));
    }
}
