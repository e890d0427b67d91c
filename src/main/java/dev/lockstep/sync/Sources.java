package dev.lockstep.sync;

import dev.lockstep.connector.Tracker;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which link of a project a first import reads from. A repository is a source whenever there is one, so that linking a
 * full project never floods it; without one the oldest link is.
 */
final class Sources {
    private Sources() {}

    static boolean isSource(Link link, List<Link> ofProject) {
        boolean repositories = ofProject.stream().anyMatch(each -> each.tracker() == Tracker.GITHUB);
        return repositories
                ? link.tracker() == Tracker.GITHUB
                : ofProject.getFirst().id().equals(link.id());
    }

    /** What stands in a target is listed before anything may be created there. */
    static List<Link> targetsFirst(List<Link> ofProject) {
        return ofProject.stream()
                .sorted(Comparator.comparing(link -> isSource(link, ofProject)))
                .toList();
    }

    /** Unknown issues made before this time stay "only here"; null when everything may come in. */
    static @Nullable Instant holdOlderThan(Link link, List<Link> ofProject) {
        return link.onlyHereApproved() || isSource(link, ofProject) ? null : link.createdAt();
    }
}
