package dev.lockstep.sync;

import dev.lockstep.connector.Tracker;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.text.References;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References by twins.
 *
 * @param home of the text; null for the hub, whose issues have numbers too
 * @param links of the project
 */
record LinkedReferences(@Nullable Link home, Link place, List<Link> links, StoredTwins twins, Issues issues)
        implements References {
    private static final Pattern NUMBER = Pattern.compile("([^#\\s]*)#([1-9]\\d{0,9})");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]+-[1-9]\\d{0,9}");

    @Override
    public Optional<String> there(String reference) {
        return named(reference, home)
                .flatMap(issue -> twins.find(place.id(), Twin.Kind.ISSUE, issue))
                .filter(twin -> twin.status() == Twin.Status.LINKED)
                .map(twin -> switch (place.tracker()) {
                    case GITHUB -> "#" + twin.remoteKey();
                    case JIRA -> String.valueOf(twin.remoteKey());
                    case PLANE -> "[" + reference + "](" + twin.url() + ")";
                });
    }

    @Override
    public Optional<String> back(String reference) {
        return named(reference, place).flatMap(issue -> {
            if (home == null) {
                return issues.find(issue).map(Issue::number).map(number -> "#" + number);
            }
            return home.tracker() == Tracker.PLANE
                    ? Optional.empty() // it has no words for it; the place's own do
                    : twins.find(home.id(), Twin.Kind.ISSUE, issue)
                            .filter(twin -> twin.status() == Twin.Status.LINKED)
                            .map(twin -> home.tracker() == Tracker.JIRA ? twin.remoteKey() : "#" + twin.remoteKey());
        });
    }

    /** @param where what a reference without a repository's name belongs to, null for the hub */
    private Optional<UUID> named(String reference, @Nullable Link where) {
        var number = NUMBER.matcher(reference);
        if (!number.matches()) {
            return where != null
                            && where.tracker() == Tracker.JIRA
                            && KEY.matcher(reference).matches()
                    ? byKey(where, reference)
                    : Optional.empty();
        }
        var repository = number.group(1);
        if (repository.isEmpty()) {
            return where == null
                    ? issues.findNumber(place.projectId(), Long.parseLong(number.group(2)))
                            .map(Issue::id)
                    : where.tracker() == Tracker.GITHUB ? byKey(where, number.group(2)) : Optional.empty();
        }
        return links.stream()
                .filter(link -> link.tracker() == Tracker.GITHUB)
                .filter(link -> link.container().path().equals(repository))
                .findFirst()
                .flatMap(link -> byKey(link, number.group(2)));
    }

    private Optional<UUID> byKey(Link link, String key) {
        return twins.findIssueByKey(link.id(), key)
                .filter(twin -> twin.status() == Twin.Status.LINKED)
                .map(Twin::hubId);
    }
}
