package dev.lockstep.api.access;

import dev.lockstep.api.AccessSettings;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Whereabouts.Found;
import dev.lockstep.api.identity.Authors;
import dev.lockstep.base.Refused;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a caller in, or says why not. Outsiders of a project hear the same as of one that does not exist. */
@Component
public class Gate {
    private final Members members;
    private final Projects projects;
    private final Whereabouts whereabouts;
    private final Authors authors;
    private final boolean openApi;

    Gate(Members members, Projects projects, Whereabouts whereabouts, Authors authors, AccessSettings settings) {
        this.members = members;
        this.projects = projects;
        this.whereabouts = whereabouts;
        this.authors = authors;
        openApi = settings.openApi();
    }

    /** For what only the body of a request tells. */
    public void must(Least least, UUID project) {
        least.role().ifPresent(role -> judge(Visitor.current(), role, Of.PROJECT, project));
    }

    /** Whether the visitor may see what happens in a project. */
    public boolean mayRead(Visitor visitor, UUID project) {
        var person = visitor.person();
        return visitor.admin()
                || person != null && members.role(project, person.id()).isPresent();
    }

    /** For a surface whose requests are no routes: as for a route that says this. */
    public void must(Visitor visitor, Least least, Of of, UUID id) {
        pass(new Rule(least, of, null), visitor, id);
    }

    /** @param own what is enough where the record is the visitor's own */
    public void mustOrOwn(Visitor visitor, Least least, Least own, Of of, UUID id) {
        pass(new Rule(least, of, own), visitor, id);
    }

    /** For what is about no project. */
    public void must(Visitor visitor, Least least) {
        pass(least, visitor);
    }

    /** A route that is about no project. */
    void pass(Least least, Visitor visitor) {
        switch (least) {
            case OPEN -> {}
            case OPENED -> {
                if (!openApi) {
                    visitor.mustBeAdmin();
                }
            }
            case SIGNED_IN -> {
                if (!visitor.known()) {
                    throw new Refused(Refused.Kind.UNAUTHENTICATED, "unauthenticated", null, "Log in for this.");
                }
            }
            case ADMINISTRATOR, VIEWER, COMMENTER, EDITOR, OWNER -> visitor.mustBeAdmin();
        }
    }

    /** @param id null where the request names none: administrators see all */
    void pass(Access access, Visitor visitor, @Nullable UUID id, String field) {
        if (id == null) {
            if (!visitor.admin()) {
                throw Refused.invalid(
                        "field_missing", field, field + " is required: only administrators see those of all projects.");
            }
            return;
        }
        pass(Rule.of(access), visitor, id);
    }

    private void pass(Rule rule, Visitor visitor, UUID id) {
        if (visitor.admin() && !rule.changesWork()) {
            return;
        }
        var found = whereabouts.of(rule.of(), id);
        var least = rule.least(found.filter(record -> isOwn(record, visitor)).isPresent());
        var role = least.role().orElseThrow();
        if (!visitor.admin()) {
            judge(visitor, role, rule.of(), found.map(Found::project).orElseThrow(() -> notFound(rule.of())));
        }
        if (rule.changesWork()) {
            found.flatMap(record -> projects.find(record.project()))
                    .filter(Project::archived)
                    .ifPresent(Gate::refuseArchived);
        }
    }

    private void judge(Visitor visitor, Role least, Of what, UUID project) {
        if (visitor.admin()) {
            return;
        }
        var role = Optional.ofNullable(visitor.person()).flatMap(person -> members.role(project, person.id()));
        switch (Verdict.of(least, role.orElse(null))) {
            case LET_IN -> {}
            case HIDDEN -> throw notFound(what);
            case ROLE_TOO_LOW ->
                throw new Refused(
                        Refused.Kind.FORBIDDEN,
                        "role_too_low",
                        null,
                        "This needs the role " + least.word() + " in the project; yours is "
                                + role.orElseThrow().word() + ". Ask one of its owners.");
        }
    }

    private boolean isOwn(Found record, Visitor visitor) {
        var author = record.author();
        var person = visitor.person();
        return author != null && person != null && person.id().equals(authors.accountOf(author, record.project()));
    }

    private static void refuseArchived(Project project) {
        throw new Refused(
                Refused.Kind.CONFLICT,
                "project_archived",
                null,
                "The project " + project.name() + " is archived. An owner can restore it.");
    }

    static Refused notFound(Of what) {
        return Refused.notFound(what.word());
    }
}
