package dev.lockstep.sync;

import dev.lockstep.connector.Tracker;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.text.Crossing;
import dev.lockstep.text.References;
import dev.lockstep.text.TextPlace;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows where a text is at home, and so what its references mean elsewhere. */
@Component
final class Crossings {
    private final StoredTwins twins;
    private final Issues issues;
    private final StoredLinks links;

    Crossings(StoredTwins twins, Issues issues, StoredLinks links) {
        this.twins = twins;
        this.issues = issues;
        this.links = links;
    }

    /** Of what just came in, and is at home there. */
    static Crossing arriving(Link link) {
        return new Crossing(place(link), place(link), References.NONE);
    }

    /**
     * @param hubId of the issue or comment
     * @param author of it; nobody's text refers to nothing that we could name
     */
    Crossing of(Link link, UUID hubId, @Nullable Author author) {
        List<Link> all = links.ofProject(link.projectId());
        boolean hubs = author != null && author.place().equals(Author.ADMIN.place());
        Link home = author == null || hubs ? null : home(all, hubId, author.place());
        if (home == null && !hubs) {
            return new Crossing(TextPlace.ELSEWHERE, place(link), References.NONE);
        }
        return new Crossing(
                home == null ? TextPlace.ELSEWHERE : place(home),
                place(link),
                new LinkedReferences(home, link, all, twins, issues));
    }

    /** The only link to the author's tracker, or the one over which the record came: its twin is the oldest. */
    private @Nullable Link home(List<Link> all, UUID hubId, String place) {
        List<Link> fitting = all.stream()
                .filter(link -> Words.place(link.tracker()).equals(place))
                .toList();
        if (fitting.size() < 2) {
            return fitting.isEmpty() ? null : fitting.getFirst();
        }
        return twins.of(hubId).stream()
                .map(twin -> by(fitting, twin.linkId()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Link> by(List<Link> links, UUID id) {
        return links.stream().filter(link -> link.id().equals(id)).findFirst();
    }

    private static TextPlace place(Link link) {
        return new TextPlace(kind(link.tracker()), link.container().path());
    }

    private static TextPlace.Kind kind(Tracker tracker) {
        return switch (tracker) {
            case GITHUB -> TextPlace.Kind.GITHUB;
            case JIRA -> TextPlace.Kind.JIRA;
            case PLANE -> TextPlace.Kind.PLANE;
        };
    }

    /**
     * References by twins.
     *
     * @param home of the text; null for the hub, whose issues have numbers too
     * @param links of the project
     */
    private record LinkedReferences(@Nullable Link home, Link place, List<Link> links, StoredTwins twins, Issues issues)
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
                                .map(twin ->
                                        home.tracker() == Tracker.JIRA ? twin.remoteKey() : "#" + twin.remoteKey());
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
}
