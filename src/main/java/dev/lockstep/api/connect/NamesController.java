package dev.lockstep.api.connect;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.Connector.Names;
import dev.lockstep.connector.Container;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a name of the hub can be mapped to. */
@RestController
class NamesController {
    private final Links links;
    private final Connections connections;
    private final NameLists names;
    private final HubNames here;
    private final LearntNames learnt;

    NamesController(Links links, Connections connections, NameLists names, HubNames here, LearntNames learnt) {
        this.links = links;
        this.connections = connections;
        this.names = names;
        this.here = here;
        this.learnt = learnt;
    }

    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/api/v1/projects/{id}/names")
    @Operation(
            summary = "List what a project's trackers call people and states that they know by ids",
            description =
                    "As they told it last; asking has them asked anew, at most every ten minutes, and waits two seconds at most."
                            + " key of a person is how assignees are written; GitHub, which knows people by their names, is left out.")
    ProjectNames listNamesOfProject(@PathVariable UUID id) {
        return ProjectNames.of(learnt.of(id), link -> links.find(link).map(Link::tracker));
    }

    @Access(value = Least.OWNER, of = Of.LINK)
    @GetMapping("/api/v1/links/{id}/names")
    @Operation(
            summary = "List what the link's tracker, or the hub, calls people, labels or states",
            description =
                    "Asks the tracker, at most once a minute, for as many as it names in a few requests; more says that"
                            + " there are others, which a mapping may name as well. listed is false where it has no such list. kind"
                            + " is user, label or state; key is what a mapping takes. state is what a state means here. GitHub has none beside"
                            + " open and closed; there a label can stand for a state. With side=hub it lists what the hub calls its own,"
                            + " and nobody is asked.")
    NamesView listNames(
            @PathVariable UUID id, @RequestParam String kind, @RequestParam(defaultValue = "tracker") String side) {
        var link = links.find(id).orElseThrow(() -> Refused.notFound("link"));
        if (Words.read(Side.class, side, "side") == Side.HUB) {
            return NamesView.of(here.of(link, Words.read(NameKind.class, kind, "kind")));
        }
        return view(find(link.connectionId()), link.container(), kind);
    }

    @Access(Least.ADMINISTRATOR)
    @GetMapping("/api/v1/connections/{id}/names")
    @Operation(
            summary = "List what a place calls people, labels or states before it is linked",
            description = "As for a link; container is the place.")
    NamesView listNamesOfPlace(@PathVariable UUID id, @RequestParam String container, @RequestParam String kind) {
        return view(find(id), new Container(container), kind);
    }

    enum Side {
        TRACKER,
        HUB
    }

    private Connection find(UUID id) {
        return connections.find(id).orElseThrow(() -> Refused.notFound("connection"));
    }

    private NamesView view(Connection connection, Container container, String kind) {
        return NamesView.of(names.of(connection, container, Words.read(NameKind.class, kind, "kind")));
    }

    /** @param more true when there are others that are not listed */
    record NamesView(List<NameView> items, boolean more, boolean listed) {
        static NamesView of(Names names) {
            return new NamesView(names.items().stream().map(NameView::of).toList(), names.more(), names.listed());
        }
    }

    /**
     * @param key what a mapping takes
     * @param state what a state means in the hub; null for people and labels
     */
    record NameView(String key, String name, @Nullable String state) {
        static NameView of(Called called) {
            var means = called.means();
            return new NameView(called.key(), called.name(), means == null ? null : Words.of(means));
        }
    }
}
