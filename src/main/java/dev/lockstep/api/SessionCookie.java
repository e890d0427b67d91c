package dev.lockstep.api;

import dev.lockstep.account.Sessions;
import dev.lockstep.base.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that keeps a browser signed in. */
@Component
public class SessionCookie {
    private final AccessSettings settings;

    SessionCookie(AccessSettings settings) {
        this.settings = settings;
    }

    public String of(Secret session, HttpServletRequest request) {
        return cookie(session.reveal(), Sessions.SESSION_LIFE, request);
    }

    public String none(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    // Lax, not Strict: the address is often clicked in a chat or mail page, and the redirect that follows would come
    // without a Strict cookie. Writes are guarded by the origin check instead.
    private String cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(Callers.COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure() || isHttps(settings.baseUrl()))
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }

    private static boolean isHttps(@Nullable URI baseUrl) {
        return baseUrl != null && "https".equals(baseUrl.getScheme());
    }
}
