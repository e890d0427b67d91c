package dev.lockstep.api.people;

import dev.lockstep.account.login.Registration;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How accounts come to be. */
@RestController
@RequestMapping("/api/v1/people")
class RegistrationController {
    private final Registration registration;
    private final Doorstep doorstep;

    RegistrationController(Registration registration, Doorstep doorstep) {
        this.registration = registration;
        this.doorstep = doorstep;
    }

    /** {@code word} is of a set-up link or an invitation; without one registration must be open. What else is sent has no effect. */
    @Access(Least.OPEN)
    @PostMapping
    ResponseEntity<PersonView> register(@RequestBody Account body, HttpServletRequest request) {
        doorstep.mustBePrivate(request);
        var form = new Registration.Form(body.word(), body.name(), body.email(), body.password());
        var person = registration.register(form, request.getRemoteAddr());
        AuditTrail.about(request, person.email());
        return ResponseEntity.created(URI.create("/api/v1/people/" + person.id()))
                .body(PersonView.own(person));
    }

    /** For administrators. The link is mailed as well; it is good once, for an hour. */
    @Access(Least.ADMINISTRATOR)
    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invited invite(
            @AuthenticationPrincipal Visitor visitor, @RequestBody NewInvitation body, HttpServletRequest request) {
        AuditTrail.about(request, body.email());
        visitor.mustBeAdmin();
        return new Invited(registration.invite(body.email(), Boolean.TRUE.equals(body.admin()), doorstep::welcome));
    }

    record Account(
            @Nullable String word,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {}

    record NewInvitation(@Nullable String email, @Nullable Boolean admin) {}

    record Invited(String link) {}
}
