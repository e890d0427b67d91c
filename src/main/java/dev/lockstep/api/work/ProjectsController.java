package dev.lockstep.api.work;

import dev.lockstep.account.People;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Page;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.board.Board;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import dev.lockstep.member.Teams;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects as people have them. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectsController {
    private static final int SHOWN_MEMBERS = 50;
    private static final int MOST_AT_ONCE = 100;

    private final Projects projects;
    private final Teams teams;
    private final Members members;
    private final People people;
    private final ProjectList list;
    private final Removal removal;
    private final Board board;
    private final Database database;

    ProjectsController(
            Projects projects,
            Teams teams,
            Members members,
            People people,
            ProjectList list,
            Removal removal,
            Board board,
            Database database) {
        this.projects = projects;
        this.teams = teams;
        this.members = members;
        this.people = people;
        this.list = list;
        this.removal = removal;
        this.board = board;
        this.database = database;
    }

    /** One's own, for administrators all; by {@code cursor}, or by {@code page} (from 1), which is answered with the totals. */
    @Access(Least.SIGNED_IN)
    @GetMapping
    ResponseEntity<ProjectList.Listed> listProjects(
            @AuthenticationPrincipal Visitor visitor,
            @org.springdoc.core.annotations.ParameterObject @ModelAttribute ProjectList.Query query,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long page) {
        return list.by(visitor, query, Page.limit(limit), cursor, page);
    }

    /** Whoever makes it is its owner; {@code members} are its editors. */
    @Access(Least.SIGNED_IN)
    @PostMapping
    ResponseEntity<ProjectView> createProject(
            @AuthenticationPrincipal Visitor visitor, @RequestBody NewProject body, HttpServletRequest request) {
        var owner = visitor.person();
        var project = teams.found(new Teams.Founding(
                Bodies.required(body.name(), "name"),
                body.description() == null ? "" : body.description(),
                owner == null ? null : owner.id(),
                known(body.members()),
                !visitor.admin()));
        board.furnish(project.id());
        AuditTrail.about(request, project.id().toString());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + project.id()))
                .body(whole(project, visitor));
    }

    private Set<UUID> known(@Nullable LinkedHashSet<UUID> wanted) {
        if (wanted == null) {
            return Set.of();
        }
        if (wanted.size() > MOST_AT_ONCE) {
            throw Refused.invalid("too_many_members", "members", "Name at most " + MOST_AT_ONCE + " members at once.");
        }
        for (var id : wanted) {
            if (id == null || people.find(id).isEmpty()) {
                throw Refused.invalid("person_unknown", "members", "members holds an id that no person has.");
            }
        }
        return wanted;
    }

    /** With its first members. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/{id}")
    ProjectView readProject(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return whole(find(id), visitor);
    }

    @Access(value = Least.OWNER, of = Of.PROJECT)
    @PatchMapping("/{id}")
    ProjectView changeProject(
            @AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, @RequestBody ProjectChange body) {
        find(id);
        var name = body.name() == null ? null : Bodies.required(body.name(), "name");
        return whole(
                database.write(() -> {
                    var changed = teams.change(id, name, body.description(), !visitor.admin());
                    var days = body.archiveAfterDays();
                    return days == null ? changed : teams.archiveAfter(id, days);
                }),
                visitor);
    }

    /** With everything in it, here; what stands at trackers stays there. */
    @Access(value = Least.OWNER, of = Of.PROJECT)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteProject(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        removal.of(find(id), visitor);
    }

    /** Until it is restored, nobody changes its issues here, and it is not among those that are worked in. */
    @Access(value = Least.OWNER, of = Of.PROJECT)
    @PostMapping("/{id}/archive")
    ProjectView archiveProject(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        find(id);
        return whole(teams.archive(id, true), visitor);
    }

    @Access(value = Least.OWNER, of = Of.PROJECT)
    @PostMapping("/{id}/restore")
    ProjectView restoreProject(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        find(id);
        return whole(teams.archive(id, false), visitor);
    }

    private ProjectView whole(Project project, Visitor visitor) {
        var role = Optional.ofNullable(visitor.person())
                .flatMap(person -> members.role(project.id(), person.id()))
                .map(Role::word);
        var first = members.list(project.id(), SHOWN_MEMBERS, null);
        return ProjectView.of(
                project,
                role.orElse(null),
                first.items().stream().map(MemberView::of).toList(),
                first.next() != null);
    }

    private Project find(UUID id) {
        return projects.find(id).orElseThrow(() -> Refused.notFound("project"));
    }

    /** @param members ids of people */
    record NewProject(
            @Nullable String name,
            @Nullable String description,
            @Nullable LinkedHashSet<UUID> members) {}

    /** @param archiveAfterDays closed issues that nobody touched for so long are put away; 0 for never */
    record ProjectChange(
            @Nullable String name,
            @Nullable String description,
            @Nullable Integer archiveAfterDays) {}
}
