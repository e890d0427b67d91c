package dev.lockstep.api;

import dev.lockstep.account.AccessToken;
import dev.lockstep.account.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells callers apart, for REST and sockets alike. */
@Component
public class Callers {
    public static final String COOKIE = "lockstep_session";
    private static final String BEARER = "bearer ";

    private final AccessToken token;
    private final Sessions sessions;

    Callers(AccessToken token, Sessions sessions) {
        this.token = token;
        this.sessions = sessions;
    }

    Caller of(HttpServletRequest request) {
        if (bearer(request).filter(token::matches).isPresent()) {
            return Caller.TOKEN;
        }
        return session(request).filter(sessions::valid).isPresent() ? Caller.SESSION : Caller.NOBODY;
    }

    public Caller of(@Nullable String presentedToken, @Nullable String session) {
        if (presentedToken != null && token.matches(presentedToken)) {
            return Caller.TOKEN;
        }
        return session != null && sessions.valid(session) ? Caller.SESSION : Caller.NOBODY;
    }

    static Optional<String> session(HttpServletRequest request) {
        var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
