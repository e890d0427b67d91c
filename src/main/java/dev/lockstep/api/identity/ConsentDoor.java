package dev.lockstep.api.identity;

import dev.lockstep.account.login.Later;
import dev.lockstep.account.login.TokenTries;
import dev.lockstep.api.Callers;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.identity.Grants;
import dev.lockstep.identity.Grants.Arrived;
import dev.lockstep.identity.Grants.Reply;
import dev.lockstep.identity.Grants.Self;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where browsers come back from a tracker's page of consent. What came of it is told by the page that they are sent on to. */
@RestController
@Access(Least.OPEN)
@Hidden
class ConsentDoor {
    static final String CALLBACK = "/identities/callback";
    private static final String NOWHERE = "/settings";

    private final Grants grants;
    private final Reachable reachable;
    private final TokenTries tries;

    ConsentDoor(Grants grants, Reachable reachable, TokenTries tries) {
        this.grants = grants;
        this.reachable = reachable;
        this.tries = tries;
    }

    @GetMapping(CALLBACK)
    ResponseEntity<Void> callback(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request) {
        var visitor = Visitor.current();
        var arrived = self(visitor, request).flatMap(self -> grants.arrived(self, new Reply(code, state, error)));
        if (arrived.isEmpty()) {
            AuditTrail.failed(request);
            return sentTo(NOWHERE, "consent_not_begun");
        }
        return sentTo(arrived.get().back(), outcome(visitor, arrived.get(), request));
    }

    private String outcome(Visitor visitor, Arrived arrived, HttpServletRequest request) {
        try {
            if (!reachable.by(visitor).contains(arrived.connection())) {
                throw Refused.notFound("connection");
            }
            tries.count(visitor.inPerson().id(), request.getRemoteAddr());
            var identity = arrived.connect();
            AuditTrail.about(
                    request,
                    identity.account().name() + " " + identity.account().id());
            return "connected";
        } catch (Refused refused) {
            AuditTrail.failed(request);
            return refused.code();
        } catch (ConnectorException unanswered) {
            AuditTrail.failed(request);
            return "consent_unanswered";
        } catch (Later later) {
            AuditTrail.failed(request);
            return "tried_too_often";
        }
    }

    private static Optional<Self> self(Visitor visitor, HttpServletRequest request) {
        var person = visitor.id();
        return person == null || !visitor.bySession()
                ? Optional.empty()
                : Callers.session(request).map(session -> new Self(person, session));
    }

    /** @param back a path of ours */
    private static ResponseEntity<Void> sentTo(String back, String outcome) {
        var place = back.replaceFirst("#.*", "");
        var address = place + (place.contains("?") ? "&" : "?") + "identity=" + outcome;
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(address))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
