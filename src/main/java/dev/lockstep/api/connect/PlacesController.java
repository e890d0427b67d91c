package dev.lockstep.api.connect;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.rest.Trackers;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector.Linkable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be chosen when a link is made. */
@RestController
class PlacesController {
    private final Connections connections;
    private final Trackers trackers;

    PlacesController(Connections connections, Trackers trackers) {
        this.connections = connections;
        this.trackers = trackers;
    }

    @Access(Least.ADMINISTRATOR)
    @GetMapping("/api/v1/connections/{id}/places")
    @Operation(
            summary = "List what could be linked over a connection",
            description =
                    "Asks the tracker for the repositories or projects that the credential reaches. Plane needs the"
                            + " slug of its workspace in within. A place with a problem cannot be kept in step as it is.")
    ResponseEntity<Page<PlaceView>> listPlaces(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var connection = connections.find(id).orElseThrow(() -> Refused.notFound("connection"));
        var places = trackers.of(connection.tracker()).places(connection, within, Page.limit(limit), cursor);
        return Page.of(places.map(PlaceView::of));
    }

    /**
     * @param openIssues null where the tracker's list does not say
     * @param problem why it cannot be kept in step, null when it can
     */
    record PlaceView(
            String container,
            String name,
            @Nullable Integer openIssues,
            @Nullable String problem) {
        static PlaceView of(Linkable place) {
            return new PlaceView(place.container().path(), place.name(), place.openIssues(), place.problem());
        }
    }
}
