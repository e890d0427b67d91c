package dev.lockstep.identity.grant;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteJson;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where codes and refresh tokens become tokens. */
record TokenEndpoint(RemoteHttp http, URI address) {
    private static final int MAX_TOKEN_CHARACTERS = 8_000;
    private static final int FIRST_FAILURE = 500;
    private static final int TOO_MANY = 429;
    private static final long LONGEST_SECONDS = 400L * 24 * 3_600;
    /** Of RFC 6749, and of GitHub, which answers 200 with these. */
    private static final Set<String> OF_THE_HUB =
            Set.of("invalid_client", "incorrect_client_credentials", "redirect_uri_mismatch");

    Verdict post(Map<String, String> headers, String body) {
        try {
            return judged(http.send(new Ask("POST", address, headers, body)));
        } catch (ConnectorException failure) {
            return new Verdict.Silent(failure.fault().maybeDone());
        }
    }

    static Verdict judged(Answer answer) {
        if (answer.status() >= FIRST_FAILURE || answer.status() == TOO_MANY) {
            return new Verdict.Silent(false); // it says itself that nothing was given
        }
        try {
            var json = RemoteJson.parse(answer.body());
            var error = json.textOrNull("error");
            if (error != null) {
                return OF_THE_HUB.contains(error) ? new Verdict.Unknown() : new Verdict.No();
            }
            return answer.ok() ? new Verdict.Given(granted(json, answer.at())) : refused(answer);
        } catch (RemoteJson.NotAsPromised strange) {
            return answer.ok() ? new Verdict.Silent(true) : refused(answer);
        }
    }

    private static Verdict refused(Answer answer) {
        // GitHub has no page for an app that it does not know.
        return answer.status() == 401 || answer.status() == 404 ? new Verdict.Unknown() : new Verdict.No();
    }

    private static Granted granted(RemoteJson json, Instant at) {
        var life = json.textOrNull("expires_in");
        return new Granted(
                token(json.text("access_token")),
                json.has("refresh_token") ? token(json.text("refresh_token")) : null,
                life == null ? null : at.plusSeconds(seconds(life)));
    }

    /** It goes into a header, and must not become another. */
    private static Secret token(@Nullable String given) {
        if (given == null
                || given.isEmpty()
                || given.length() > MAX_TOKEN_CHARACTERS
                || !given.chars().allMatch(sign -> sign > ' ' && sign < 0x7f)) {
            throw new RemoteJson.NotAsPromised("a token is no token");
        }
        return new Secret(given);
    }

    private static long seconds(String life) {
        try {
            return Math.clamp(Long.parseLong(life), 0, LONGEST_SECONDS);
        } catch (NumberFormatException strange) {
            throw new RemoteJson.NotAsPromised("\"expires_in\" is no number");
        }
    }
}
