package dev.lockstep.api.work;

import dev.lockstep.account.Person;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import dev.lockstep.project.Projects;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who works in a project, with which role. */
@RestController
@RequestMapping("/api/v1/projects/{id}")
class MembersController {
    private final Members members;
    private final Projects projects;
    private final Invitee invitee;

    MembersController(Members members, Projects projects, Invitee invitee) {
        this.members = members;
        this.projects = projects;
        this.invitee = invitee;
    }

    /** In the order of their accounts. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/members")
    ResponseEntity<Page<MemberView>> listMembers(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        mustBeThere(id);
        return Page.of(members.list(id, Page.limit(limit), cursor).map(MemberView::of));
    }

    /** Somebody with an account, by {@code personId}, by {@code email} or by {@code name}. */
    @Access(value = Least.OWNER, of = Of.PROJECT)
    @PostMapping("/members")
    @ResponseStatus(HttpStatus.CREATED)
    MemberView inviteMember(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @RequestBody Invitation body,
            HttpServletRequest request) {
        mustBeThere(id);
        var role = role(body.role());
        Person person = invitee.named(body, visitor, request.getRemoteAddr());
        tell(request, id, person.id(), role);
        return MemberView.of(members.add(id, person.id(), role, visitor.id()));
    }

    @Access(value = Least.OWNER, of = Of.PROJECT)
    @PatchMapping("/members/{personId}")
    MemberView changeMember(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @PathVariable UUID personId,
            @RequestBody ChangedRole body,
            HttpServletRequest request) {
        mustBeThere(id);
        var role = role(body.role());
        tell(request, id, personId, role);
        return MemberView.of(members.change(id, personId, role, visitor.id()));
    }

    /** From now on it does not exist for him or her; open sockets are shut out within seconds. */
    @Access(value = Least.OWNER, of = Of.PROJECT)
    @DeleteMapping("/members/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMember(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, @PathVariable UUID personId) {
        mustBeThere(id);
        members.remove(id, personId, visitor.id());
    }

    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @PostMapping("/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveProject(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        mustBeThere(id);
        members.remove(id, visitor.self().id(), visitor.id());
    }

    private void mustBeThere(UUID id) {
        if (projects.find(id).isEmpty()) {
            throw Refused.notFound("project");
        }
    }

    private static Role role(@Nullable String word) {
        return Words.read(Role.class, Bodies.required(word, "role"), "role");
    }

    private static void tell(HttpServletRequest request, UUID project, UUID person, Role role) {
        AuditTrail.about(request, project + " " + person + " " + role.word());
    }

    /** One of the first three says who. */
    @Schema(name = "MemberInvitation")
    record Invitation(
            @Nullable UUID personId,
            @Nullable String email,
            @Nullable String name,
            @Nullable String role) {}

    record ChangedRole(@Nullable String role) {}
}
