package dev.lockstep.api.identity;

import dev.lockstep.api.Callers;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.people.Doorstep;
import dev.lockstep.api.people.OwnPath;
import dev.lockstep.base.Refused;
import dev.lockstep.identity.Grants;
import dev.lockstep.identity.Identity.Consent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Connects a person's account by consent on the tracker's own page, where {@code oauth} says that there is one. */
@RestController
@Access(Least.SIGNED_IN)
class ConsentController {
    private static final String SETTINGS = "/settings";

    private final Grants grants;
    private final Reachable reachable;
    private final Doorstep doorstep;

    ConsentController(Grants grants, Reachable reachable, Doorstep doorstep) {
        this.grants = grants;
        this.reachable = reachable;
        this.doorstep = doorstep;
    }

    /**
     * The browser that asks goes to {@code address} and comes back to {@code back}, a path of ours, with {@code identity=connected}
     * or why not. Not a link, so that no other site's page begins it.
     */
    @PostMapping("/api/v1/people/me/identities/{connectionId}/oauth")
    ResponseEntity<ConsentPage> connectIdentityByConsent(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID connectionId,
            @RequestBody ConsentWish body,
            HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        var self = self(visitor, request);
        if (!reachable.by(visitor).contains(connectionId)) {
            throw Refused.notFound("connection");
        }
        var back = OwnPath.of(Objects.requireNonNullElse(body.back(), SETTINGS));
        var wish = new Grants.Wish(connectionId, body.consent(), doorstep.address(ConsentDoor.CALLBACK), back);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new ConsentPage(grants.begin(self, wish)));
    }

    private static Grants.Self self(Visitor visitor, HttpServletRequest request) {
        var person = visitor.inPerson().id();
        return Callers.session(request)
                .filter(session -> visitor.bySession())
                .map(session -> new Grants.Self(person, session))
                .orElseThrow(
                        () -> new Refused(
                                Refused.Kind.FORBIDDEN,
                                "browser_required",
                                null,
                                "This needs a browser that is logged in, because it is sent to the tracker. Give a token instead."));
    }

    /** {@code syncSelf}: what one does here may be written there, which is so unless it is said. */
    record ConsentWish(
            @Nullable String back,
            @Nullable Boolean syncSelf,
            @Nullable Boolean syncOthers) {
        Consent consent() {
            return new Consent(syncSelf == null || syncSelf, syncOthers != null && syncOthers);
        }
    }

    record ConsentPage(String address) {}
}
