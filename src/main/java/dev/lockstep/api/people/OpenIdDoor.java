package dev.lockstep.api.people;

import dev.lockstep.account.Person;
import dev.lockstep.account.Sessions;
import dev.lockstep.account.login.Later;
import dev.lockstep.account.openid.Entrance;
import dev.lockstep.account.openid.OpenId;
import dev.lockstep.account.openid.Reply;
import dev.lockstep.account.openid.Wish;
import dev.lockstep.account.token.TokenLogin;
import dev.lockstep.api.Problems;
import dev.lockstep.api.SessionCookie;
import dev.lockstep.api.Visitor;
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
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where browsers leave for the OpenID Connect provider, and where they come back. What goes wrong is told on the login's page. */
@RestController
@Access(Least.OPEN)
@Hidden
class OpenIdDoor {
    static final String START = "/log-in/openid";
    static final String CALLBACK = START + "/callback";

    private final OpenId openId;
    private final Entrance entrance;
    private final Sessions sessions;
    private final TokenLogin tokens;
    private final SessionCookie session;
    private final FlowCookie kept;
    private final Doorstep doorstep;

    OpenIdDoor(
            OpenId openId,
            Entrance entrance,
            Sessions sessions,
            TokenLogin tokens,
            SessionCookie session,
            FlowCookie kept,
            Doorstep doorstep) {
        this.openId = openId;
        this.entrance = entrance;
        this.sessions = sessions;
        this.tokens = tokens;
        this.session = session;
        this.kept = kept;
        this.doorstep = doorstep;
    }

    /** {@code tokens}: come back with a refresh token in its cookie, for {@code POST /api/v1/refresh}, instead of a session. */
    @GetMapping(START)
    ResponseEntity<String> start(
            @RequestParam(required = false) @Nullable String back,
            @RequestParam(defaultValue = "false") boolean tokens,
            HttpServletRequest request) {
        return orPage(request, () -> {
            var begun = openId.begin(new Wish(OwnPath.of(back), null, tokens), doorstep.address(CALLBACK));
            return found(begun.address(), kept.of(begun.flow().reveal(), request));
        });
    }

    @GetMapping(CALLBACK)
    ResponseEntity<String> callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String error,
            @CookieValue(name = FlowCookie.NAME, required = false) @Nullable String flow,
            HttpServletRequest request) {
        return orPage(request, () -> cameBack(new Reply(code, state, error), flow, request));
    }

    private ResponseEntity<String> cameBack(Reply reply, @Nullable String flow, HttpServletRequest request) {
        var begun = openId.open(flow, reply);
        var wish = begun.wish();
        if (wish.person() != null) {
            AuditTrail.as(request, "openid.connect");
        }
        AuditTrail.about(request, openId.issuer()); // this much is known; the person, if all goes well
        var claims = openId.finish(begun, reply, request.getRemoteAddr());
        AuditTrail.about(request, claims.issuer() + " " + claims.subject());
        if (wish.person() != null) {
            entrance.connect(self(wish), claims);
            return found(wish.back(), kept.none(request));
        }
        var person = entrance.enter(claims);
        AuditTrail.about(request, person.email());
        var cookie = wish.tokens()
                ? TokenController.cookie(tokens.begin(person).refresh().reveal(), TokenLogin.REFRESH_LIFE)
                : session.of(sessions.begin(person.id()), request);
        return found(wish.back(), cookie, kept.none(request));
    }

    /** Whoever began to connect must still be signed in here. */
    private static Person self(Wish wish) {
        var visitor = Visitor.current();
        if (!visitor.known() || !visitor.inPerson().id().equals(wish.person())) {
            throw new Refused(
                    Refused.Kind.UNAUTHENTICATED,
                    "openid_not_signed_in",
                    null,
                    "You are no longer logged in as who began to connect an identity. Log in and begin again.");
        }
        return visitor.inPerson();
    }

    private ResponseEntity<String> orPage(HttpServletRequest request, Supplier<ResponseEntity<String>> answer) {
        return doorstep.privately(request, () -> judged(request, answer));
    }

    private ResponseEntity<String> judged(HttpServletRequest request, Supplier<ResponseEntity<String>> answer) {
        try {
            return answer.get();
        } catch (Refused refused) {
            return page(Problems.statusOf(refused.kind()), refused.getMessage(), request);
        } catch (Later later) {
            return page(HttpStatus.TOO_MANY_REQUESTS, later.getMessage(), request);
        }
    }

    private ResponseEntity<String> page(HttpStatus status, @Nullable String complaint, HttpServletRequest request) {
        var form = DoorForm.login(null, openId.name().orElse(null));
        var page = doorstep.page(status, form, complaint);
        return ResponseEntity.status(status)
                .headers(page.getHeaders())
                .header(HttpHeaders.SET_COOKIE, kept.none(request))
                .body(page.getBody());
    }

    private static ResponseEntity<String> found(String address, String... cookies) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(address))
                .header(HttpHeaders.SET_COOKIE, cookies)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
