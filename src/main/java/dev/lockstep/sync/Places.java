package dev.lockstep.sync;

import dev.lockstep.connector.Tracker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job's links are called where system P's callers look for them. */
record Places(
        @Nullable String githubRepo,
        @Nullable String planeWorkspace,
        @Nullable String planeProjectId) {
    static Places of(List<Link> links) {
        String plane = path(links, Tracker.PLANE);
        int slash = plane == null ? -1 : plane.indexOf('/');
        return new Places(
                path(links, Tracker.GITHUB),
                plane == null || slash < 0 ? plane : plane.substring(0, slash),
                plane == null || slash < 0 ? null : plane.substring(slash + 1));
    }

    private static @Nullable String path(List<Link> links, Tracker tracker) {
        return links.stream()
                .filter(link -> link.tracker() == tracker)
                .findFirst()
                .map(link -> link.container().path())
                .orElse(null);
    }
}
