package dev.lockstep.api.people;

import dev.lockstep.account.Sessions;
import dev.lockstep.account.login.Login;
import dev.lockstep.account.login.Recovery;
import dev.lockstep.account.token.TokenLogin;
import dev.lockstep.api.Callers;
import dev.lockstep.api.SessionCookie;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In and out, and new passwords. */
@RestController
@RequestMapping("/api/v1")
class LoginController {
    private final Login login;
    private final Recovery recovery;
    private final Sessions sessions;
    private final TokenLogin tokens;
    private final SessionCookie cookie;
    private final Doorstep doorstep;

    LoginController(
            Login login,
            Recovery recovery,
            Sessions sessions,
            TokenLogin tokens,
            SessionCookie cookie,
            Doorstep doorstep) {
        this.login = login;
        this.recovery = recovery;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.doorstep = doorstep;
    }

    /** Signs in by cookie. */
    @Access(Least.OPEN)
    @PostMapping("/login")
    ResponseEntity<PersonView> login(@RequestBody Credentials body, HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        AuditTrail.about(request, body.email());
        var person = login.judge(body.email(), body.password(), request.getRemoteAddr());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.of(sessions.begin(person.id()), request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(PersonView.own(person));
    }

    /** Ends this session, or with {@code everywhere} all of this person; at once, on all nodes. */
    @Access(Least.SIGNED_IN)
    @PostMapping("/logout")
    ResponseEntity<Void> logout(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "false") boolean everywhere,
            @CookieValue(name = TokenController.COOKIE, required = false) @Nullable String refresh,
            HttpServletRequest request) {
        Callers.session(request).ifPresent(sessions::end);
        if (visitor.login() != null) {
            tokens.end(visitor.login());
        }
        if (refresh != null) {
            tokens.end(refresh);
        }
        if (everywhere) {
            sessions.endAll(visitor.inPerson().id());
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.none(request), TokenController.cookie("", Duration.ZERO))
                .build();
    }

    /** Mails a link that is good once, for an hour. The answer is the same whether there is such an account or not. */
    @Access(Least.OPEN)
    @PostMapping("/people/forgotten-password")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgotten(@RequestBody Forgotten body, HttpServletRequest request) {
        recovery.forgotten(body.email(), request.getRemoteAddr(), doorstep::welcome);
    }

    /** With the word of that link. Ends all sessions of the person. */
    @Access(Least.OPEN)
    @PostMapping("/people/new-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replacePassword(@RequestBody NewPassword body, HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        AuditTrail.about(request, recovery.reset(body.word(), body.password()).email());
    }

    /** Ends all sessions of the person, this one too. */
    @Access(Least.SIGNED_IN)
    @PutMapping("/people/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @AuthenticationPrincipal Visitor visitor, @RequestBody ChangedPassword body, HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        recovery.change(visitor.inPerson(), body.currentPassword(), body.newPassword(), request.getRemoteAddr());
    }

    record Credentials(@Nullable String email, @Nullable String password) {}

    record Forgotten(@Nullable String email) {}

    record NewPassword(@Nullable String word, @Nullable String password) {}

    record ChangedPassword(
            @Nullable String currentPassword, @Nullable String newPassword) {}
}
