package dev.lockstep.api.connect;

import dev.lockstep.api.GithubSettings;
import dev.lockstep.api.JiraSettings;
import dev.lockstep.api.PlaneSettings;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.connector.Tracker;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Lockstep can be connected to. */
@RestController
class TrackersController {
    private final List<TrackerView> known;

    TrackersController(GithubSettings github, JiraSettings jira, PlaneSettings plane) {
        known = Stream.of(Tracker.values())
                .map(tracker -> switch (tracker) {
                    case GITHUB -> view(tracker, github.apiUrl());
                    case JIRA -> view(tracker, jira.apiUrl());
                    case PLANE -> view(tracker, plane.apiUrl());
                })
                .toList();
    }

    @Access(Least.ADMINISTRATOR)
    @GetMapping("/api/v1/trackers")
    @Operation(
            summary = "List the trackers that Lockstep can be connected to",
            description = "With the address of each one's API that a new connection begins with, as the settings say.")
    KnownTrackers listTrackers() {
        return new KnownTrackers(known);
    }

    private static TrackerView view(Tracker tracker, @Nullable URI address) {
        return new TrackerView(tracker.name().toLowerCase(Locale.ROOT), tracker.title(), address);
    }

    record KnownTrackers(List<TrackerView> items) {}

    /** @param baseUrl of its API; null where there is no usual one */
    record TrackerView(
            String tracker, String name, @Nullable URI baseUrl) {}
}
