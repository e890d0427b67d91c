package dev.lockstep.connector.github;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lockstep.base.Json;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.budget.RateGovernors;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What goes into the Authorization header: the token, or an App's installation token, made when needed. */
@Component
class GitHubCredentials {
    private static final Duration JWT_LIFE = Duration.ofMinutes(9); // GitHub allows ten, by its clock
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final int MAX_KEPT = 1_000;

    private final RemoteHttp http;
    private final RateGovernors governors;
    private final InstantSource clock;
    private final Map<Place, Installation> tokens = new ConcurrentHashMap<>();
    private final Map<Place, String> logins = new ConcurrentHashMap<>();

    GitHubCredentials(RemoteHttp http, RateGovernors governors, InstantSource clock) {
        this.http = http;
        this.governors = governors;
        this.clock = clock;
    }

    private record Place(UUID lane, int revision, String repository) {}

    private record Installation(String id, String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "[secret]";
        }
    }

    String token(Connection connection, Container container) {
        return switch (connection.credential()) {
            case Credential.Token given -> given.token().reveal();
            case Credential.Account account -> account.token().reveal();
            case Credential.Consented consented -> consented.token().reveal();
            case Credential.App app -> installation(connection, app, container);
        };
    }

    Optional<String> installationId(Connection connection, Container container) {
        var place = new Place(connection.lane(), connection.revision(), container.path());
        return Optional.ofNullable(tokens.get(place)).map(Installation::id);
    }

    /** The login that what this credential creates is credited to. */
    String login(Connection connection, GitHubApi api) {
        var place = new Place(connection.lane(), connection.revision(), "");
        var known = logins.get(place);
        if (known != null) {
            return known;
        }
        var login = switch (connection.credential()) {
            case Credential.Token given -> api.get("/user", user -> user.text("login"));
            case Credential.Account account -> api.get("/user", user -> user.text("login"));
            case Credential.Consented consented -> api.get("/user", user -> user.text("login"));
            case Credential.App app -> app(connection, app).text("slug") + "[bot]";
        };
        keep(logins, place, login);
        return login;
    }

    /** Who the App is. */
    RemoteJson app(Connection connection, Credential.App app) {
        return asApp(connection, app, "GET", "/app");
    }

    private String installation(Connection connection, Credential.App app, Container container) {
        var place = new Place(connection.lane(), connection.revision(), container.path());
        var known = tokens.get(place);
        if (known != null && known.expiresAt.minus(EARLY).isAfter(clock.instant())) {
            return known.token;
        }
        var path = GitHubSession.repository(container) + "/installation";
        var id = asApp(connection, app, "GET", path).text("id");
        var made = asApp(connection, app, "POST", "/app/installations/" + id + "/access_tokens");
        var fresh = new Installation(id, made.text("token"), made.time("expires_at"));
        keep(tokens, place, fresh);
        return fresh.token;
    }

    private static <V> void keep(Map<Place, V> kept, Place place, V value) {
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(place, value);
    }

    private RemoteJson asApp(Connection connection, Credential.App app, String method, String path) {
        var uri = URI.create(connection.baseUrl() + path);
        var body = method.equals("POST") ? Json.write(Map.of()) : null;
        var ask = new Ask(method, uri, GitHubApi.headers(statement(app)), body);
        // An App's own requests have a budget of their own, which a handful an hour cannot spend.
        governors.of(connection).countUngoverned();
        var answer = http.send(ask);
        var fault = fault(ask, answer);
        if (fault != null) {
            throw new ConnectorException(fault);
        }
        return GitHubApi.translated(answer, false, RemoteJson::parse);
    }

    private static @Nullable ConnectorFault fault(Ask ask, Answer answer) {
        if (answer.status() == 404 && ask.uri().getPath().endsWith("/installation")) {
            return new ConnectorFault.NotFound(
                    "The GitHub App is not installed on this repository (404). Install it there and try again.", false);
        }
        if (answer.status() == 401) {
            return new ConnectorFault.Unauthorized(
                    "GitHub does not accept the App's signature (401). Check GITHUB_APP_ID,"
                            + " GITHUB_APP_PEM and this machine's clock.");
        }
        return GitHubFaults.of(ask, answer);
    }

    private String statement(Credential.App app) {
        try {
            var now = clock.instant();
            var claims = new JWTClaimsSet.Builder()
                    .issuer(app.appId())
                    .issueTime(Date.from(now.minus(CLOCK_SKEW)))
                    .expirationTime(Date.from(now.plus(JWT_LIFE).minus(CLOCK_SKEW)))
                    .build();
            var key = AppKey.parse(app.privateKeyPem().reveal());
            var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException unusable) {
            // The cause may quote the key.
            throw new ConnectorException(new ConnectorFault.Unauthorized(
                    "The GitHub App's private key cannot be read. Check GITHUB_APP_PEM: PEM or PEM in base64."));
        }
    }
}
