package dev.lockstep.api;

import dev.lockstep.account.Sessions;
import dev.lockstep.base.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Turns the one-time code of the terminal into a cookie, and ends it again. */
@RestController
@Hidden
class SignIn {
    private final Sessions sessions;
    private final AccessSettings settings;

    SignIn(Sessions sessions, AccessSettings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    @GetMapping("/sign-in")
    ResponseEntity<Void> signIn(@RequestParam String code, HttpServletRequest request) {
        var session = sessions.redeem(code)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNAUTHENTICATED,
                        "code_spent",
                        "code",
                        "This code was used before or has expired. Restart Lockstep to get a new one."));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/"))
                .header(HttpHeaders.SET_COOKIE, cookie(session.reveal(), Sessions.SESSION_LIFE, request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        Callers.session(request).ifPresent(sessions::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
                .build();
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
