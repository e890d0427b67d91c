package dev.lockstep.account.openid;

import dev.lockstep.base.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;

/** What a login that came to nothing is called. Descriptions of others are not repeated: they may hold anything. */
final class Failures {
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

    private Failures() {}

    static Refused unreachable(String name) {
        return new Refused(
                Refused.Kind.UNAVAILABLE,
                "openid_unreachable",
                "LOCKSTEP_OIDC_ISSUER",
                name + " does not answer as it should. Try again in a moment, or log in with your password.");
    }

    /** It was not begun here, or is over. */
    static Refused notBegun() {
        return refused(
                "openid_not_begun",
                "This login was not begun in this browser, or more than ten minutes ago."
                        + " Begin again, at the address that this page has now.");
    }

    /** @param error what the provider itself said instead of a code */
    static Refused told(String name, String error) {
        if (error.equals("access_denied")) {
            return refused("openid_denied", "You were not let in by " + name + ", or did not want to be.");
        }
        return refused("openid_refused", name + " refused the login" + quoted(error) + ".");
    }

    static Refused of(String name, OAuth2Error error, Throwable failure) {
        boolean ofClient = List.of("invalid_client", "unauthorized_client").contains(error.getErrorCode());
        if (ofClient || caused(failure, HttpClientErrorException.Unauthorized.class)) {
            return new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "openid_misconfigured",
                    "LOCKSTEP_OIDC_CLIENT_SECRET",
                    name + " does not accept this hub. Check LOCKSTEP_OIDC_CLIENT_ID and LOCKSTEP_OIDC_CLIENT_SECRET.");
        }
        return caused(failure, IOException.class) || caused(failure, HttpServerErrorException.class)
                ? unreachable(name)
                : refused(
                        "openid_refused",
                        "The answer of " + name + " was not accepted" + quoted(error.getErrorCode())
                                + ". Begin again.");
    }

    static Refused refused(String code, String message) {
        return new Refused(Refused.Kind.UNAUTHENTICATED, code, null, message);
    }

    private static String quoted(String code) {
        return CODE.matcher(code).matches() ? " (" + code + ")" : "";
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> by) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(by::isInstance);
    }
}
