package dev.lockstep.api.connect;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.rest.Trackers;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.RemoteSession.NamedState;
import dev.lockstep.sync.Links;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a state of the hub can be mapped to. */
@RestController
class StatesController {
    private final Links links;
    private final Connections connections;
    private final Trackers trackers;

    StatesController(Links links, Connections connections, Trackers trackers) {
        this.links = links;
        this.connections = connections;
        this.trackers = trackers;
    }

    @Access(value = Least.OWNER, of = Of.LINK)
    @GetMapping("/api/v1/links/{id}/states")
    @Operation(
            summary = "List the states of the link's tracker",
            description =
                    "Asks the tracker. Each has the key that a mapping of a state takes, its name there, and what it"
                            + " means here. Empty at GitHub, which knows open and closed only; there a label can stand for a state.")
    States listStates(@PathVariable UUID id) {
        var link = links.find(id).orElseThrow(() -> Refused.notFound("link"));
        var connection = connections.find(link.connectionId()).orElseThrow(() -> Refused.notFound("connection"));
        var session = trackers.of(link.tracker()).open(connection, link.container());
        return new States(session.states().stream().map(StateView::of).toList());
    }

    record States(List<StateView> items) {}

    /** @param state what it means in the hub */
    record StateView(String key, String name, String state) {
        static StateView of(NamedState state) {
            return new StateView(
                    state.state().key(),
                    state.name(),
                    state.state().kind().name().toLowerCase(Locale.ROOT));
        }
    }
}
