package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Twin;
import dev.lockstep.sync.Twins;
import dev.lockstep.terms.Mapping;
import dev.lockstep.terms.Mappings;
import dev.lockstep.terms.Unmapped;
import dev.lockstep.terms.UnmappedCount;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a link's tracker calls people, labels and states, and what it has no name for. */
@RestController
@RequestMapping("/api/v1/links/{id}")
class MappingsController {
    private static final int MOST_AT_ONCE = 100;

    private final Links links;
    private final Twins twins;
    private final Mappings mappings;
    private final Unmapped unmapped;
    private final Issues issues;
    private final Connections connections;
    private final Trackers trackers;
    private final Database database;
    private final InstantSource clock;

    MappingsController(
            Links links,
            Twins twins,
            Mappings mappings,
            Unmapped unmapped,
            Issues issues,
            Connections connections,
            Trackers trackers,
            Database database,
            InstantSource clock) {
        this.links = links;
        this.twins = twins;
        this.mappings = mappings;
        this.unmapped = unmapped;
        this.issues = issues;
        this.connections = connections;
        this.trackers = trackers;
        this.database = database;
        this.clock = clock;
    }

    /** Who and what the hub has on issues and the tracker has no name for; it stays in the hub until it has one. */
    @Access(value = Least.VIEWER, of = Of.LINK)
    @GetMapping("/unmapped")
    ResponseEntity<Page<UnmappedView>> listUnmapped(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        find(id);
        var wanted = Words.readOrNull(Mapping.Kind.class, kind, "kind");
        return Page.of(unmapped.list(id, wanted, Page.limit(limit), cursor).map(each -> view(id, each)));
    }

    private @Nullable Long number(UUID issue) {
        return issues.find(issue).map(Issue::number).orElse(null);
    }

    private UnmappedView view(UUID linkId, UnmappedCount count) {
        var samples = count.samples().stream()
                .flatMap(issue -> twins.find(linkId, Twin.Kind.ISSUE, issue).stream())
                .map(twin -> new Sample(twin.hubId(), number(twin.hubId()), twin.remoteKey(), twin.url()))
                .toList();
        return new UnmappedView(Words.of(count.kind()), count.name(), count.issues(), samples);
    }

    @Access(value = Least.VIEWER, of = Of.LINK)
    @GetMapping("/mappings")
    ResponseEntity<Page<MappingView>> listMappings(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var projectId = find(id).projectId();
        return Page.of(mappings.list(projectId, id, Page.limit(limit), cursor).map(MappingView::of));
    }

    /** Sets all or none, and has the issues that it concerns looked at again: what was left out in the past is made good. */
    @Access(value = Least.OWNER, of = Of.LINK)
    @PostMapping("/mappings")
    Page<MappingView> setMappings(@PathVariable UUID id, @RequestBody MappingsBody body) {
        var link = find(id);
        var wanted = Bodies.required(body.mappings(), "mappings");
        if (wanted.isEmpty() || wanted.size() > MOST_AT_ONCE) {
            throw Refused.invalid("mappings_invalid", "mappings", "Give 1 to " + MOST_AT_ONCE + " mappings at once.");
        }
        var fresh = wanted.stream().map(each -> each.checked(link)).toList();
        fresh.forEach(each -> mustBeThere(link, each));
        return Page.whole(database.write(() -> {
            fresh.forEach(each -> mappings.set(link.projectId(), each, clock.millis()));
            links.reworded(id, fresh.stream().anyMatch(each -> each.kind() == Mapping.Kind.USER));
            return fresh.stream().map(MappingView::of).toList();
        }));
    }

    /** Of a state: told now, and not by operations that fail. */
    private void mustBeThere(Link link, Mapping wanted) {
        var kind = wanted.kind() == Mapping.Kind.STATE ? wanted.stateKind() : null;
        var connection = connections.find(link.connectionId());
        if (kind == null || connection.isEmpty()) {
            return;
        }
        try {
            trackers.of(link.tracker())
                    .open(
                            connection.get(),
                            link.container(),
                            new Connector.Terms(false, null, Map.of(kind, wanted.remote())))
                    .stateFor(kind, null);
        } catch (ConnectorException refused) {
            throw Refused.invalid("state_not_there", "remote", refused.fault().message());
        }
    }

    /** What was called so stays as it is on both sides. */
    @Access(value = Least.OWNER, of = Of.LINK)
    @DeleteMapping("/mappings/{mappingId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMapping(@PathVariable UUID id, @PathVariable UUID mappingId) {
        find(id);
        database.write(() -> {
            mappings.remove(id, mappingId);
            links.reworded(id, true);
        });
    }

    private Link find(UUID id) {
        return links.find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    record MappingsBody(@Nullable List<WantedMapping> mappings) {}

    /** {@code kind} is user, label or state; {@code hub} as the list of what is unmapped names it. */
    record WantedMapping(
            @Nullable String kind,
            @Nullable String hub,
            @Nullable String remote) {
        Mapping checked(Link link) {
            return Mappings.fresh(
                    link.id(),
                    link.tracker().name().toLowerCase(Locale.ROOT),
                    Words.read(Mapping.Kind.class, Bodies.required(kind, "kind"), "kind"),
                    Bodies.required(hub, "hub"),
                    Bodies.required(remote, "remote"));
        }
    }

    record MappingView(UUID id, String kind, String hub, String remote) {
        static MappingView of(Mapping mapping) {
            return new MappingView(mapping.id(), Words.of(mapping.kind()), mapping.hub(), mapping.remote());
        }
    }

    /** @param count of the issues */
    record UnmappedView(String kind, String name, long count, List<Sample> samples) {}

    /**
     * @param number of the issue here
     * @param key as the tracker calls it
     */
    record Sample(
            UUID issueId,
            @Nullable Long number,
            @Nullable String key,
            @Nullable String url) {}
}
