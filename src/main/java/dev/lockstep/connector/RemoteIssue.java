package dev.lockstep.connector;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An issue as a tracker holds it, in neutral words.
 *
 * @param body Markdown, LF line ends, creation marker removed; empty when there is none
 * @param labels names as the tracker spells them
 * @param assignees by {@link Person#name()} the tracker takes them back
 * @param priority urgent, high, medium, low or none; null where the tracker has no priority
 * @param createdAt by the tracker's clock
 * @param updatedAt by the tracker's clock; GitHub's has whole seconds
 * @param pullRequest GitHub lists pull requests among the issues
 * @param marker what {@link IssueDraft#marker()} left on it, when it was created by this hub; null otherwise
 * @param otherHub which Lockstep created it, when it was another one; unproven, because anybody can write such a mark
 */
public record RemoteIssue(
        RemoteRef ref,
        String title,
        String body,
        RemoteState state,
        Set<String> labels,
        List<Person> assignees,
        @Nullable String priority,
        @Nullable Person author,
        Instant createdAt,
        Instant updatedAt,
        String url,
        boolean pullRequest,
        @Nullable String marker,
        @Nullable String otherHub) {
    /** The same in another state and with other labels. */
    public RemoteIssue standing(RemoteState state, Set<String> labels) {
        return new RemoteIssue(
                ref,
                title,
                body,
                state,
                labels,
                assignees,
                priority,
                author,
                createdAt,
                updatedAt,
                url,
                pullRequest,
                marker,
                otherHub);
    }
}
