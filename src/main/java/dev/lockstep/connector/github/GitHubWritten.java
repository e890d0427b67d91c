package dev.lockstep.connector.github;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What several requests wrote. The answer to the last one also shows what somebody else changed since the first: it must not be
 * taken for what was agreed on, or it would never come in.
 */
final class GitHubWritten {
    /** Times have whole seconds. */
    private static final Duration BEFORE = Duration.ofSeconds(1);

    private GitHubWritten() {}

    /** An issue that was made, and then closed. */
    static RemoteIssue closed(RemoteIssue made, RemoteIssue answer) {
        return as(answer, made.title(), made.body(), answer.state(), made.labels(), answer.assignees());
    }

    /**
     * @param patched the answer to what was set at once; null when nothing was
     * @param answer to the last person that was assigned, or no longer is
     */
    static RemoteIssue assigned(IssuePatch patch, @Nullable RemoteIssue patched, RemoteIssue answer) {
        var first = patched == null ? answer : patched;
        return as(
                answer,
                patch.title() == null ? answer.title() : first.title(),
                patch.body() == null ? answer.body() : first.body(),
                patch.state() == null ? answer.state() : first.state(),
                patch.labels() == null ? answer.labels() : first.labels(),
                patch.assignees() == null ? answer.assignees() : people(patch.assignees(), answer.assignees()));
    }

    /** Without those whom somebody else assigned meanwhile, and with those whom somebody else took off. */
    private static List<Person> people(IssuePatch.Assignment wanted, List<Person> shown) {
        var before = folded(wanted.before());
        var known = folded(wanted.after());
        known.addAll(before);
        var people = new ArrayList<>(
                shown.stream().filter(each -> known.contains(fold(each.name()))).toList());
        var there = folded(shown.stream().map(Person::name).collect(Collectors.toSet()));
        wanted.after().stream()
                .filter(name -> before.contains(fold(name)) && !there.contains(fold(name)))
                .sorted()
                .forEach(name -> people.add(new Person(name, name, null)));
        return List.copyOf(people);
    }

    private static Set<String> folded(Set<String> names) {
        return names.stream().map(GitHubWritten::fold).collect(Collectors.toCollection(HashSet::new));
    }

    private static String fold(String login) {
        return login.toLowerCase(Locale.ROOT);
    }

    /** Where that is no longer how it stands, it is older than the issue, so that the next look finds the difference. */
    private static RemoteIssue as(
            RemoteIssue answer,
            String title,
            String body,
            RemoteState state,
            Set<String> labels,
            List<Person> assignees) {
        boolean isSo = title.equals(answer.title())
                && body.equals(answer.body())
                && state.equals(answer.state())
                && labels.equals(answer.labels())
                && assignees.equals(answer.assignees());
        return new RemoteIssue(
                answer.ref(),
                title,
                body,
                state,
                labels,
                assignees,
                answer.priority(),
                answer.author(),
                answer.createdAt(),
                isSo ? answer.updatedAt() : answer.updatedAt().minus(BEFORE),
                answer.url(),
                answer.pullRequest(),
                answer.marker(),
                answer.otherHub());
    }
}
