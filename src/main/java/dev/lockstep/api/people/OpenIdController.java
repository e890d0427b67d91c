package dev.lockstep.api.people;

import dev.lockstep.account.openid.OpenId;
import dev.lockstep.account.openid.OpenIdentities;
import dev.lockstep.account.openid.Wish;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** By which OpenID identities a person can log in. */
@RestController
@Access(Least.SIGNED_IN)
@RequestMapping("/api/v1/people/me/openid")
class OpenIdController {
    private final OpenId openId;
    private final OpenIdentities identities;
    private final FlowCookie kept;
    private final Doorstep doorstep;

    OpenIdController(OpenId openId, OpenIdentities identities, FlowCookie kept, Doorstep doorstep) {
        this.openId = openId;
        this.identities = identities;
        this.kept = kept;
        this.doorstep = doorstep;
    }

    @GetMapping
    OpenIdList listOpenIds(@AuthenticationPrincipal Visitor visitor) {
        return new OpenIdList(identities.of(visitor.inPerson().id()).stream()
                .map(OpenIdView::of)
                .toList());
    }

    /**
     * Begins to connect one: the browser that asks goes to {@code address}, and comes back to {@code back}, a path of ours. Not a
     * link, so that no other site's page begins it.
     */
    @PostMapping
    ResponseEntity<WayThere> connectOpenId(
            @AuthenticationPrincipal Visitor visitor, @RequestBody Connecting body, HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        var wish = new Wish(OwnPath.of(body.back()), visitor.inPerson().id(), false);
        var begun = openId.begin(wish, doorstep.address(OpenIdDoor.CALLBACK));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, kept.of(begun.flow().reveal(), request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new WayThere(begun.address()));
    }

    /** Refused where it is the only way to log in. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnectOpenId(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        identities.disconnect(visitor.inPerson().id(), id);
    }

    record Connecting(@Nullable String back) {}

    record WayThere(String address) {}

    record OpenIdList(List<OpenIdView> items) {}
}
