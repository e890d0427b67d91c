package dev.lockstep.api.people;

import dev.lockstep.account.Person;
import dev.lockstep.account.login.Login;
import dev.lockstep.account.token.TokenLogin;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logins that carry tokens instead of the browser's session. */
@RestController
@Access(Least.OPEN)
@RequestMapping("/api/v1")
class TokenController {
    /** Sent back to this host alone, over TLS or to this machine, and by no other site's page. */
    static final String COOKIE = "__Host-lockstep-refresh";

    private final Login login;
    private final TokenLogin tokens;
    private final Doorstep doorstep;

    TokenController(Login login, TokenLogin tokens, Doorstep doorstep) {
        this.login = login;
        this.tokens = tokens;
        this.doorstep = doorstep;
    }

    /** An access token (a JWT) for a quarter of an hour, to be sent as {@code Authorization: Bearer}; the refresh token is a cookie. */
    @PostMapping("/login/token")
    ResponseEntity<Access> loginForToken(@RequestBody LoginController.Credentials body, HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        AuditTrail.about(request, body.email());
        Person person = login.judge(body.email(), body.password(), request.getRemoteAddr());
        return answer(tokens.begin(person));
    }

    /** The next pair. The cookie's token is good once; used again after ten seconds, it ends its login. */
    @PostMapping("/refresh")
    ResponseEntity<Access> refresh(
            @CookieValue(name = COOKIE, required = false) @Nullable String refresh, HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        try {
            return answer(tokens.refresh(refresh));
        } catch (Refused refused) {
            // Somebody's token after all, used before or ended: perhaps a thief's.
            Optional.ofNullable(refresh)
                    .flatMap(tokens::owner)
                    .ifPresent(owner -> AuditTrail.about(request, owner.email()));
            throw refused;
        }
    }

    private static ResponseEntity<Access> answer(TokenLogin.Pair pair) {
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(pair.refresh().reveal(), TokenLogin.REFRESH_LIFE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Access(pair.access().reveal(), "Bearer", TokenLogin.ACCESS_LIFE.toSeconds()));
    }

    static String cookie(String value, Duration life) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }

    record Access(String accessToken, String tokenType, long expiresInSeconds) {}
}
