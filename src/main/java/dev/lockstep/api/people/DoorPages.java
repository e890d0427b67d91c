package dev.lockstep.api.people;

import dev.lockstep.account.Person;
import dev.lockstep.account.Sessions;
import dev.lockstep.account.login.Later;
import dev.lockstep.account.login.Login;
import dev.lockstep.account.login.Purpose;
import dev.lockstep.account.login.Recovery;
import dev.lockstep.account.login.Registration;
import dev.lockstep.account.openid.OpenId;
import dev.lockstep.api.SessionCookie;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages behind links of mails and of the terminal, and the login: plain forms, because who comes has nothing else yet. */
@RestController
@Access(Least.OPEN)
@Hidden
class DoorPages {
    private final Login login;
    private final Registration registration;
    private final Recovery recovery;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Doorstep doorstep;
    private final OpenId openId;

    DoorPages(
            Login login,
            Registration registration,
            Recovery recovery,
            Sessions sessions,
            SessionCookie cookie,
            Doorstep doorstep,
            OpenId openId) {
        this.login = login;
        this.registration = registration;
        this.recovery = recovery;
        this.sessions = sessions;
        this.cookie = cookie;
        this.doorstep = doorstep;
        this.openId = openId;
    }

    @GetMapping("/log-in")
    ResponseEntity<String> logIn(HttpServletRequest request) {
        return doorstep.privately(request, () -> doorstep.page(HttpStatus.OK, loginForm(null), null));
    }

    @PostMapping("/log-in")
    ResponseEntity<String> logIn(
            @RequestParam String email, @RequestParam String password, HttpServletRequest request) {
        return in(request, loginForm(email), () -> {
            AuditTrail.about(request, email);
            return login.judge(email, password, request.getRemoteAddr());
        });
    }

    private String loginForm(@Nullable String email) {
        return DoorForm.login(email, openId.name().orElse(null));
    }

    /** Only looks: programs that scan mails open links as well. */
    @GetMapping("/welcome")
    ResponseEntity<String> welcome(@RequestParam String word, HttpServletRequest request) {
        return doorstep.privately(request, () -> {
            try {
                var form = DoorForm.welcome(registration.purpose(word), word, null, null);
                return doorstep.page(HttpStatus.OK, form, null);
            } catch (Refused spent) {
                return doorstep.page(HttpStatus.UNAUTHORIZED, DoorForm.NONE, spent.getMessage());
            }
        });
    }

    @PostMapping("/welcome")
    ResponseEntity<String> welcome(
            @RequestParam String word,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam String password,
            HttpServletRequest request) {
        Purpose purpose;
        try {
            purpose = registration.purpose(word);
        } catch (Refused spent) {
            return doorstep.page(HttpStatus.UNAUTHORIZED, DoorForm.NONE, spent.getMessage());
        }
        var form = new Registration.Form(word, name, email, password);
        return in(request, DoorForm.welcome(purpose, word, name, email), () -> switch (purpose) {
            case RESET -> recovery.reset(word, password);
            case SET_UP, INVITATION -> registration.register(form, request.getRemoteAddr());
        });
    }

    private ResponseEntity<String> in(HttpServletRequest request, String form, Supplier<Person> who) {
        return doorstep.privately(request, () -> judged(request, form, who));
    }

    private ResponseEntity<String> judged(HttpServletRequest request, String form, Supplier<Person> who) {
        try {
            var person = who.get();
            AuditTrail.about(request, person.email());
            var session = sessions.begin(person.id());
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/"))
                    .header(HttpHeaders.SET_COOKIE, cookie.of(session, request))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (Refused refused) {
            var status = refused.kind() == Refused.Kind.INVALID ? HttpStatus.BAD_REQUEST : HttpStatus.FORBIDDEN;
            return doorstep.page(status, form, refused.getMessage());
        } catch (Later later) {
            return doorstep.page(HttpStatus.TOO_MANY_REQUESTS, form, later.getMessage());
        }
    }
}
