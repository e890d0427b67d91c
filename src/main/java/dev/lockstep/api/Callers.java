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

    Visitor of(HttpServletRequest request) {
        return of(bearer(request).orElse(null), session(request).orElse(null));
    }

    public Visitor of(@Nullable String presentedToken, @Nullable String session) {
        if (presentedToken != null && token.matches(presentedToken)) {
            return new Visitor(Caller.TOKEN, null);
        }
        return Optional.ofNullable(session)
                .flatMap(sessions::holder)
                .map(holder -> new Visitor(Caller.SESSION, holder.person()))
                .orElse(Visitor.NOBODY);
    }

    public static Optional<String> session(HttpServletRequest request) {
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
