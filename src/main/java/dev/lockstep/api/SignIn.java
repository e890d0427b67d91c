package dev.lockstep.api;

import dev.lockstep.account.Sessions;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
    private final SessionCookie cookie;

    SignIn(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Access(Least.OPEN)
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
                .header(HttpHeaders.SET_COOKIE, cookie.of(session, request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Access(Least.SIGNED_IN)
    @PostMapping("/sign-out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        Callers.session(request).ifPresent(sessions::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.none(request))
                .build();
    }
}
