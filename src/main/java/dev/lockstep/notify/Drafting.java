package dev.lockstep.notify;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.base.Json;
import dev.lockstep.event.Event;
import dev.lockstep.identity.Assignables;
import dev.lockstep.identity.Assignables.Assignable;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says whom an event concerns and in which words. Reads, and changes nothing. */
@Component
class Drafting {
    private final People people;
    private final Members members;
    private final Projects projects;
    private final Issues issues;
    private final Assignables assignables;

    Drafting(People people, Members members, Projects projects, Issues issues, Assignables assignables) {
        this.people = people;
        this.members = members;
        this.projects = projects;
        this.issues = issues;
        this.assignables = assignables;
    }

    List<Draft> of(Event event) {
        var told = Json.read(event.payload(), Told.class);
        if (told.isImported()) {
            return List.of(); // nobody did it just now
        }
        return switch (event.type()) {
            case "person.created" -> welcome(event, told);
            case "member.added" -> added(event, told);
            case "member.removed" -> removed(event, told);
            case "project.deleted" -> projectDeleted(event, told);
            case "issue.created", "issue.updated", "issue.moved" -> issue(event, told);
            case "comment.created", "comment.updated" -> comment(event, told);
            case "conflict.opened" -> {
                var content = "%s was changed on two sides of %s, and a person has to decide."
                        .formatted(told.field(), title(told.issueId()));
                yield toTeam(event, told, Role.EDITOR, new Said(Kind.CONFLICT, told.issueId(), content));
            }
            case "link.paused" -> {
                var content = "The link with %s was paused by %s: %s".formatted(told.place(), told.by(), told.reason());
                yield toTeam(event, told, Role.OWNER, new Said(Kind.LINK_PAUSED, null, content));
            }
            case "guard.held" -> {
                var content = Objects.requireNonNullElse(told.reason(), "");
                yield toTeam(event, told, Role.OWNER, new Said(Kind.GUARD_HELD, null, content));
            }
            case "identity.refused" -> refused(event, told);
            case "job.updated" -> job(event, told);
            default -> List.of();
        };
    }

    private static List<Draft> welcome(Event event, Told told) {
        var content = "Hello " + told.username() + ", welcome to Lockstep.";
        return new Drafts(event, null)
                .tell(Set.of(UUID.fromString(event.subject())), Kind.WELCOME, null, content)
                .all();
    }

    private List<Draft> added(Event event, Told told) {
        boolean founding = Boolean.TRUE.equals(told.founding());
        var content = founding
                ? "You are %s in the new project %s, made by %s."
                        .formatted(told.role(), project(event), name(told.userId()))
                : "%s took you into the project %s as %s.".formatted(name(told.userId()), project(event), told.role());
        return new Drafts(event, told.userId())
                .tell(
                        List.of(Objects.requireNonNull(told.personId())),
                        founding ? Kind.PROJECT_CREATED : Kind.MEMBER_ADDED,
                        null,
                        content)
                .all();
    }

    private List<Draft> removed(Event event, Told told) {
        var content = "%s took you out of the project %s.".formatted(name(told.userId()), project(event));
        return new Drafts(event, told.userId())
                .tell(List.of(Objects.requireNonNull(told.personId())), Kind.MEMBER_REMOVED, null, content)
                .all();
    }

    private List<Draft> projectDeleted(Event event, Told told) {
        var content = "%s deleted the project %s.".formatted(name(told.userId()), told.title());
        return new Drafts(event, told.userId())
                .tell(Objects.requireNonNullElse(told.memberIds(), List.of()), Kind.PROJECT_DELETED, null, content)
                .all();
    }

    private List<Draft> issue(Event event, Told told) {
        Issue issue = issues.find(UUID.fromString(event.subject())).orElse(null);
        if (issue == null || issue.deletedAt() != null) {
            return List.of();
        }
        var team = team(issue.projectId());
        var who = event.type().equals("issue.created") ? who(told, issue.author()) : who(told, null);
        var drafts = new Drafts(event, told.userId());
        if (event.type().equals("issue.created") || told.changed("body")) {
            drafts.once(
                    team.mentioned(issue.body(), there(issue.projectId(), issue.author())),
                    Kind.MENTIONED,
                    issue.id(),
                    who + " mentioned you in " + title(issue) + ".",
                    "mentioned " + issue.id());
        }
        if (told.assigned() != null) {
            drafts.tell(
                    team.assigned(told.assigned()),
                    Kind.ASSIGNED,
                    issue.id(),
                    who + " assigned you to " + title(issue) + ".");
        }
        if (event.type().equals("issue.created")) {
            drafts.tell(team.all(), Kind.ISSUE_CREATED, issue.id(), who + " made the issue " + title(issue) + ".");
        } else if (told.changed("state")) {
            var content = "%s %s %s.".formatted(who, did(issue.state()), title(issue));
            drafts.tell(team.takingPart(issue, comments(issue)), Kind.ISSUE_STATUS, issue.id(), content);
        } else if (event.type().equals("issue.moved") && !told.ofItself()) {
            var content = "%s moved %s on the board.".formatted(who, title(issue));
            drafts.tell(team.takingPart(issue, comments(issue)), Kind.ISSUE_STATUS, issue.id(), content);
        }
        return drafts.all();
    }

    private static String did(IssueState state) {
        return switch (state) {
            case DONE -> "closed";
            case CANCELLED -> "cancelled";
            case STARTED -> "started";
            case BACKLOG -> "put off";
            case TODO -> "opened";
        };
    }

    private List<Draft> comment(Event event, Told told) {
        Comment comment = issues.findComment(UUID.fromString(event.subject())).orElse(null);
        Issue issue = comment == null ? null : issues.find(comment.issueId()).orElse(null);
        if (comment == null || comment.deletedAt() != null || issue == null || issue.deletedAt() != null) {
            return List.of();
        }
        var team = team(issue.projectId());
        var who = who(told, comment.author());
        var drafts = new Drafts(event, doer(told, comment.author()))
                .once(
                        team.mentioned(comment.body(), there(issue.projectId(), comment.author())),
                        Kind.MENTIONED,
                        issue.id(),
                        who + " mentioned you at " + title(issue) + ".",
                        "mentioned " + comment.id());
        if (event.type().equals("comment.created")) {
            var content = who + " wrote a comment at " + title(issue) + ".";
            drafts.tell(team.takingPart(issue, comments(issue)), Kind.COMMENTED, issue.id(), content);
        }
        return drafts.all();
    }

    private List<Draft> job(Event event, Told told) {
        if (!Set.of("completed", "failed").contains(Objects.requireNonNullElse(told.status(), ""))) {
            return List.of();
        }
        var content = "A sync of %s has %s.".formatted(project(event), told.status());
        return toTeam(event, told, Role.OWNER, new Said(Kind.JOB_DONE, null, content));
    }

    private static List<Draft> refused(Event event, Told told) {
        var content = told.reason() + " Until then what you do here is written there by the connection's account.";
        return new Drafts(event, null)
                .tell(List.of(Objects.requireNonNull(told.personId())), Kind.IDENTITY_REFUSED, null, content)
                .all();
    }

    private record Said(Kind kind, @Nullable UUID issue, String content) {}

    private List<Draft> toTeam(Event event, Told told, Role least, Said said) {
        if (event.projectId() == null) {
            return List.of();
        }
        return new Drafts(event, told.userId())
                .tell(team(event.projectId()).atLeast(least), said.kind(), said.issue(), said.content())
                .all();
    }

    private Team team(UUID project) {
        return Team.of(members.all(project));
    }

    /** What a text that was written at a tracker calls people of ours. */
    private List<Assignable> there(UUID project, @Nullable Author author) {
        return author == null ? List.of() : assignables.of(project, author.place());
    }

    private List<Comment> comments(Issue issue) {
        return issues.comments(issue.id());
    }

    private String name(@Nullable UUID person) {
        return Optional.ofNullable(person)
                .flatMap(people::find)
                .map(Person::name)
                .orElse("Somebody");
    }

    /** The account of who did it; what comes from a tracker may have been written by somebody with an account here. */
    private static @Nullable UUID doer(Told told, @Nullable Author author) {
        var account = told.userId() == null ? Author.account(author) : null;
        return account == null ? told.userId() : UUID.fromString(account);
    }

    /** Who writes at a tracker has no account here. */
    private String who(Told told, @Nullable Author author) {
        if (told.userId() != null) {
            return name(told.userId());
        }
        return author == null ? "Somebody" : author.name();
    }

    private String project(Event event) {
        return Optional.ofNullable(event.projectId())
                .flatMap(projects::find)
                .map(Project::name)
                .orElse("that is gone by now");
    }

    private String title(@Nullable UUID issue) {
        return Optional.ofNullable(issue)
                .flatMap(issues::find)
                .map(Drafting::title)
                .orElse("an issue");
    }

    private static String title(Issue issue) {
        return "#" + issue.number() + " " + issue.title();
    }
}
