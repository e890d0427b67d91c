package dev.lockstep.api.identity;

import dev.lockstep.account.login.TokenTries;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Grants;
import dev.lockstep.identity.Identities;
import dev.lockstep.identity.Identity;
import dev.lockstep.identity.Identity.Consent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own accounts at trackers. In person only: a personal token connects nobody. */
@RestController
@Access(Least.SIGNED_IN)
@RequestMapping("/api/v1/people/me/identities")
class IdentitiesController {
    private static final Consent USUAL = new Consent(true, false);

    private final Identities identities;
    private final Grants grants;
    private final Connections connections;
    private final Reachable reachable;
    private final TokenTries tries;

    IdentitiesController(
            Identities identities, Grants grants, Connections connections, Reachable reachable, TokenTries tries) {
        this.identities = identities;
        this.grants = grants;
        this.connections = connections;
        this.reachable = reachable;
        this.tries = tries;
    }

    /** The connections that one's own projects are linked over, each with the account that one has connected there. */
    @GetMapping
    IdentityList listIdentities(@AuthenticationPrincipal Visitor visitor) {
        var own = identities.of(visitor.inPerson().id()).stream()
                .collect(Collectors.toMap(Identity::connectionId, Function.identity()));
        var reached = reachable.by(visitor);
        return new IdentityList(connections.all().stream()
                .filter(each -> reached.contains(each.id()) || own.containsKey(each.id()))
                .map(each -> IdentityView.of(each, grants.offered(each), own.get(each.id())))
                .toList());
    }

    /** {@code syncSelf}: what one does here may be written there with the token, which is so unless it is said. */
    @PutMapping("/{connectionId}")
    IdentityView connect(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID connectionId,
            @RequestBody IdentityWish body,
            HttpServletRequest request) {
        var person = visitor.inPerson().id();
        var at = reached(visitor, connectionId);
        var given = new Identities.Given(body.credential(at.tracker()), body.consent(USUAL));
        tries.count(person, request.getRemoteAddr());
        AuditTrail.about(request, at.name());
        var identity = identities.connect(person, connectionId, given);
        AuditTrail.about(request, subject(at, identity));
        return IdentityView.of(at, grants.offered(at), identity);
    }

    @PatchMapping("/{connectionId}")
    IdentityView changeIdentity(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID connectionId,
            @RequestBody IdentityWish body,
            HttpServletRequest request) {
        var person = visitor.inPerson().id();
        if (body.token() != null || body.email() != null) {
            throw Refused.invalid("token_unwanted", "token", "A new token is sent with PUT.");
        }
        var known = identities.find(person, connectionId).orElseThrow(() -> Refused.notFound("identity"));
        var at = connection(connectionId);
        AuditTrail.about(request, subject(at, known));
        var changed = identities.allow(person, connectionId, body.consent(known.consent()));
        return IdentityView.of(at, grants.offered(at), changed);
    }

    @DeleteMapping("/{connectionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(
            @AuthenticationPrincipal Visitor visitor, @PathVariable UUID connectionId, HttpServletRequest request) {
        var gone = identities.disconnect(visitor.inPerson().id(), connectionId);
        AuditTrail.about(request, subject(connection(connectionId), gone));
    }

    private static String subject(Connection at, Identity identity) {
        return at.name() + " " + identity.account().name() + " "
                + identity.account().id();
    }

    private Connection reached(Visitor visitor, UUID id) {
        if (!reachable.by(visitor).contains(id)) {
            throw Refused.notFound("connection");
        }
        return connection(id);
    }

    private Connection connection(UUID id) {
        return connections.find(id).orElseThrow(() -> Refused.notFound("connection"));
    }

    record IdentityList(List<IdentityView> items) {}
}
