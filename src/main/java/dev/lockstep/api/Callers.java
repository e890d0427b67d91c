package dev.lockstep.api;

import dev.lockstep.account.AccessToken;
import dev.lockstep.account.Sessions;
import dev.lockstep.account.token.ApiTokens;
import dev.lockstep.account.token.TokenLogin;
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
    private final TokenLogin logins;
    private final ApiTokens programs;

    Callers(AccessToken token, Sessions sessions, TokenLogin logins, ApiTokens programs) {
        this.token = token;
        this.sessions = sessions;
        this.logins = logins;
        this.programs = programs;
    }

    Visitor of(HttpServletRequest request) {
        return of(bearer(request).orElse(null), session(request).orElse(null));
    }

    public Visitor of(@Nullable String presentedToken, @Nullable String session) {
        if (presentedToken != null && token.matches(presentedToken)) {
            return new Visitor(Caller.TOKEN, null);
        }
        return Optional.ofNullable(presentedToken)
                .flatMap(this::ofPerson)
                .or(() -> Optional.ofNullable(session)
                        .flatMap(sessions::holder)
                        .map(holder -> new Visitor(Caller.SESSION, holder.person())))
                .orElse(Visitor.NOBODY);
    }

    private Optional<Visitor> ofPerson(String presented) {
        return programs.holder(presented)
                .map(holder -> new Visitor(Caller.TOKEN, holder.person(), null, holder.scopes()))
                .or(() -> logins.holder(presented)
                        .map(holder -> new Visitor(Caller.TOKEN, holder.person(), holder.family(), null)));
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
