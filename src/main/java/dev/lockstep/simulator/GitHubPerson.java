package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Somebody who works in one repository by hand, as in the browser. Hooks are told as of any change. Thread-safe. */
public final class GitHubPerson {
    private final GitHubWorld world;
    private final GitHubIssues issues;
    private final GitHubComments comments;
    private final GitHubRepository repository;
    private final String login;

    GitHubPerson(
            GitHubWorld world,
            GitHubIssues issues,
            GitHubComments comments,
            GitHubRepository repository,
            String login) {
        this.world = world;
        this.issues = issues;
        this.comments = comments;
        this.repository = repository;
        this.login = login;
    }

    /** @return its number */
    public long open(String title, String body, String... labels) {
        var draft = GitHubIssueChange.NOTHING.withTitle(title).withBody(body).withLabels(List.of(labels));
        return locked(() -> issues.create(repository, login, draft).number());
    }

    /** Like {@link #open}, but a pull request. */
    public long openPullRequest(String title, String body) {
        var draft = GitHubIssueChange.NOTHING.withTitle(title).withBody(body);
        return locked(() -> issues.create(repository, login, draft, true).number());
    }

    public void editTitle(long number, String title) {
        edit(number, GitHubIssueChange.NOTHING.withTitle(title));
    }

    public void editBody(long number, String body) {
        edit(number, GitHubIssueChange.NOTHING.withBody(body));
    }

    /** @param reason completed, not_planned or duplicate */
    public void close(long number, String reason) {
        edit(number, GitHubIssueChange.NOTHING.withState("closed", reason));
    }

    public void reopen(long number) {
        edit(number, GitHubIssueChange.NOTHING.withState("open", null));
    }

    public void label(long number, String name) {
        locked(() -> {
            var names = new ArrayList<>(issue(number).labels());
            names.add(name);
            return edit(number, GitHubIssueChange.NOTHING.withLabels(names));
        });
    }

    public void unlabel(long number, String name) {
        locked(() -> {
            var names = new ArrayList<>(issue(number).labels());
            names.removeIf(name::equalsIgnoreCase);
            return edit(number, GitHubIssueChange.NOTHING.withLabels(names));
        });
    }

    public void assign(long number, String... logins) {
        edit(number, GitHubIssueChange.NOTHING.withAssignees(List.of(logins)));
    }

    /** @return its id */
    public long comment(long number, String body) {
        return locked(
                () -> comments.create(repository, login, issue(number), body).id());
    }

    public void editComment(long id, String body) {
        locked(() -> comments.edit(repository, login, existing(id), body));
    }

    public void deleteComment(long id) {
        locked(() -> {
            comments.delete(repository, login, existing(id));
            return id;
        });
    }

    public void delete(long number) {
        locked(() -> {
            issues.delete(repository, login, issue(number));
            return number;
        });
    }

    /** @return its number in the other repository; the old one answers 301 */
    public long transfer(long number, String toRepository) {
        return locked(() -> {
            var to = world.repository(toRepository).orElseThrow();
            return issues.transfer(repository, to, login, issue(number)).number();
        });
    }

    private GitHubIssue edit(long number, GitHubIssueChange change) {
        return locked(() -> issues.edit(repository, login, issue(number), change));
    }

    private GitHubIssue issue(long number) {
        var found = repository.issues.get(number);
        if (found == null) {
            throw new IllegalArgumentException("no issue " + number + " in " + repository.fullName());
        }
        return found;
    }

    private GitHubComment existing(long id) {
        var found = repository.comments.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no comment " + id + " in " + repository.fullName());
        }
        return found;
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (world) {
            return work.get();
        }
    }
}
