package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may happen to issues, whoever does it. Callers hold the world's lock. */
final class GitHubIssues {
    private static final int TITLE_CHARACTERS = 256;
    static final int BODY_CHARACTERS = 65_536;

    private final GitHubWorld world;
    private final GitHubLabels labels;
    private final GitHubEvents events;

    GitHubIssues(GitHubWorld world, GitHubLabels labels, GitHubEvents events) {
        this.world = world;
        this.labels = labels;
        this.events = events;
    }

    GitHubIssue create(GitHubRepository repository, String actor, GitHubIssueChange draft) {
        return create(repository, actor, draft, false);
    }

    GitHubIssue create(GitHubRepository repository, String actor, GitHubIssueChange draft, boolean pullRequest) {
        var title = checkedTitle(draft.title() == null ? "" : draft.title());
        var body = checkedBody("Issue", draft.body());
        var names = labels.named(repository, Objects.requireNonNullElse(draft.labels(), List.of()), actor);
        var now = world.now();
        var issue = new GitHubIssue(
                world.nextId(),
                repository.nextNumber(),
                title,
                body,
                true,
                null,
                names,
                actor,
                known(draft.assignees()),
                pullRequest,
                now,
                now,
                null);
        repository.put(issue);
        events.issue(repository, actor, "opened", issue);
        issue.labels().forEach(name -> events.labelled(repository, actor, true, issue, name));
        issue.assignees().forEach(login -> events.assigned(repository, actor, true, issue, login));
        return issue;
    }

    /** An edit that changes nothing leaves no trace. */
    GitHubIssue edit(GitHubRepository repository, String actor, GitHubIssue before, GitHubIssueChange change) {
        var written = before.written(
                change.title() == null ? before.title() : checkedTitle(change.title()),
                change.body() == null ? before.body() : checkedBody("Issue", change.body()));
        var labelled =
                change.labels() == null ? written : written.labelled(labels.named(repository, change.labels(), actor));
        var assigned = change.assignees() == null ? labelled : labelled.assigned(known(change.assignees()));
        var moved = moved(assigned, change);
        if (moved.equals(before)) {
            return before;
        }
        var after = moved.touched(world.now());
        repository.put(after);
        events.edited(repository, actor, before, after);
        return after;
    }

    /** Unlike an edit it passes over people it does not know. */
    GitHubIssue assign(
            GitHubRepository repository, String actor, GitHubIssue before, List<String> logins, boolean added) {
        var people = new ArrayList<>(before.assignees());
        for (var login : logins) {
            people.removeIf(login::equalsIgnoreCase);
            if (added && world.knowsUser(login)) {
                people.add(world.user(login).login());
            }
        }
        return edit(repository, actor, before, GitHubIssueChange.NOTHING.withAssignees(people));
    }

    void delete(GitHubRepository repository, String actor, GitHubIssue issue) {
        repository.remove(issue);
        events.issue(repository, actor, "deleted", issue);
    }

    /** The old address leads on from now on; numbers and comments are new in the other repository. */
    GitHubIssue transfer(GitHubRepository from, GitHubRepository to, String actor, GitHubIssue issue) {
        var moved = create(
                to,
                issue.author(),
                GitHubIssueChange.NOTHING
                        .withTitle(issue.title())
                        .withBody(issue.body() == null ? "" : issue.body())
                        .withLabels(issue.labels()));
        for (var comment : from.commentsOf(issue.number())) {
            to.put(new GitHubComment(
                    world.nextId(),
                    moved.number(),
                    comment.author(),
                    comment.body(),
                    comment.createdAt(),
                    comment.updatedAt()));
        }
        events.issue(from, actor, "transferred", issue);
        from.remove(issue);
        from.transferred.put(issue.number(), "/repositories/" + to.id + "/issues/" + moved.number());
        return moved;
    }

    private GitHubIssue moved(GitHubIssue issue, GitHubIssueChange change) {
        if (change.state() == null) {
            return issue;
        }
        if (!GitHubWorld.states().contains(change.state())) {
            throw GitHubErrors.invalid("Issue", "state", "invalid", null);
        }
        boolean open = change.state().equals("open");
        if (open == issue.open()) {
            var reason = change.stateReason();
            return open || reason == null ? issue : issue.moved(false, reason, issue.closedAt());
        }
        return open
                ? issue.moved(true, "reopened", null)
                : issue.moved(false, Objects.requireNonNullElse(change.stateReason(), "completed"), world.now());
    }

    private List<String> known(@Nullable List<String> logins) {
        var asked = Objects.requireNonNullElse(logins, List.<String>of());
        for (var login : asked) {
            if (!world.knowsUser(login)) {
                throw GitHubErrors.invalid("Issue", "assignees", "invalid", null);
            }
        }
        return asked.stream().distinct().toList();
    }

    private static String checkedTitle(String title) {
        if (title.isBlank()) {
            throw GitHubErrors.invalid("Issue", "title", "missing_field", null);
        }
        if (title.codePointCount(0, title.length()) > TITLE_CHARACTERS) {
            throw GitHubErrors.tooLong("Issue", "title", TITLE_CHARACTERS);
        }
        return checkedText("Issue", "title", title).strip();
    }

    /** An empty body is kept as none. */
    static @Nullable String checkedBody(String resource, @Nullable String body) {
        if (body == null || body.isEmpty()) {
            return null;
        }
        if (body.codePointCount(0, body.length()) > BODY_CHARACTERS) {
            throw GitHubErrors.tooLong(resource, "body", BODY_CHARACTERS);
        }
        return checkedText(resource, "body", body);
    }

    private static String checkedText(String resource, String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw GitHubErrors.invalid(resource, field, "custom", field + " contains invalid characters");
        }
        return text;
    }
}
