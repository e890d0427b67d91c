package dev.lockstep.api.rest;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.linking.LinkKeeping;
import dev.lockstep.base.Refused;
import dev.lockstep.conflict.Policy;
import dev.lockstep.connector.Container;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.terms.Deletions;
import dev.lockstep.terms.Intake;
import dev.lockstep.terms.Switches;
import dev.lockstep.terms.WhenDeleted;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/links")
class LinksController {
    private final Links links;
    private final LinkHealth health;
    private final LinkKeeping keeping;

    LinksController(Links links, LinkHealth health, LinkKeeping keeping) {
        this.links = links;
        this.health = health;
        this.keeping = keeping;
    }

    @Access(value = Least.VIEWER, of = Of.PROJECT, by = "project")
    @GetMapping
    Page<LinkView> listLinks(@RequestParam(required = false) @Nullable UUID project) {
        var wanted = project == null ? links.all() : links.ofProject(project);
        return Page.whole(wanted.stream().map(health::of).toList());
    }

    /**
     * What stands there is brought in by itself, as {@code sync} does; nothing is made there that nobody approved. With
     * {@code paused} nothing is read before it is resumed, so that a plan can be looked at first.
     */
    @Access(Least.ADMINISTRATOR)
    @PostMapping
    ResponseEntity<LinkView> createLink(@RequestBody NewLink body) {
        var link = keeping.make(body.checked(), body.tuning(), body.tells(), Boolean.TRUE.equals(body.paused()));
        return ResponseEntity.created(URI.create("/api/v1/links/" + link.id())).body(health.of(link));
    }

    @Access(value = Least.VIEWER, of = Of.LINK)
    @GetMapping("/{id}")
    LinkView readLink(@PathVariable UUID id) {
        return health.of(find(id));
    }

    /** Members that are left out stay; of {@code sends} as well. What waited for a switch is sent by itself. */
    @Access(value = Least.OWNER, of = Of.LINK)
    @PatchMapping("/{id}")
    LinkView changeLink(@PathVariable UUID id, @RequestBody LinkChange body) {
        return health.of(keeping.change(id, body.change()));
    }

    @Access(value = Least.OWNER, of = Of.LINK)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteLink(@PathVariable UUID id) {
        keeping.delete(id);
    }

    @Access(value = Least.VIEWER, of = Of.LINK)
    @GetMapping("/{id}/only-here")
    ResponseEntity<Page<Links.OnlyHere>> listOnlyHere(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        find(id);
        return Page.of(links.onlyHere(id, Page.limit(limit), cursor));
    }

    @Access(value = Least.OWNER, of = Of.LINK)
    @PostMapping("/{id}/approve")
    LinkView approveLink(@PathVariable UUID id) {
        find(id);
        return health.of(links.approve(id));
    }

    @Access(value = Least.OWNER, of = Of.LINK)
    @PostMapping("/{id}/pause")
    LinkView pauseLink(@PathVariable UUID id, @RequestBody(required = false) @Nullable Pause body) {
        find(id);
        links.pause(id, PausesController.reason(body == null ? null : body.reason()), Visitor.author());
        return readLink(id);
    }

    @Access(value = Least.OWNER, of = Of.LINK)
    @PostMapping("/{id}/resume")
    LinkView resumeLink(@PathVariable UUID id) {
        keeping.resume(id);
        return readLink(id);
    }

    @Access(value = Least.EDITOR, of = Of.LINK)
    @PostMapping("/{id}/sync")
    SyncController.Started syncLink(@PathVariable UUID id) {
        return SyncController.Started.of(keeping.sync(id));
    }

    private Link find(UUID id) {
        return links.find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    record NewLink(
            @Nullable UUID projectId,
            @Nullable UUID connectionId,
            @Nullable String container,
            @Nullable Boolean incoming,
            @Nullable Boolean outgoing,
            @Nullable Boolean includePullRequests,
            @Nullable String doneState,
            @Nullable Map<String, Boolean> sends,
            @Nullable Boolean fallbackComments,
            @Nullable Integer maxMutations,
            @Nullable String whenDeleted,
            @Nullable String deletions,
            @Nullable IntakeView intake,
            @Nullable Boolean paused) {
        Links.Tuning tuning() {
            return new Links.Tuning(
                    maxMutations,
                    Words.readOrNull(WhenDeleted.class, whenDeleted, "whenDeleted"),
                    Words.readOrNull(Deletions.Policy.class, deletions, "deletions"),
                    intake == null ? null : intake.read());
        }

        boolean tells() {
            return fallbackComments != null && fallbackComments;
        }

        Links.NewLink checked() {
            return new Links.NewLink(
                    Bodies.required(projectId, "projectId"),
                    Bodies.required(connectionId, "connectionId"),
                    new Container(Bodies.required(container, "container")),
                    incoming == null || incoming,
                    outgoing == null || outgoing,
                    includePullRequests != null && includePullRequests,
                    doneState,
                    sends == null ? Switches.ALL_ON : Switches.ALL_ON.with(sends));
        }
    }

    /** Which issues come in; absent members filter nothing. */
    record IntakeView(
            @Nullable Boolean openOnly,
            @Nullable Boolean fromNowOn,
            @Nullable Set<String> labels,
            @Nullable String jql) {
        Intake read() {
            return new Intake(
                    Boolean.TRUE.equals(openOnly),
                    Boolean.TRUE.equals(fromNowOn),
                    labels == null ? Set.of() : labels,
                    jql);
        }

        static IntakeView of(Intake intake) {
            return new IntakeView(intake.openOnly(), intake.fromNowOn(), new TreeSet<>(intake.labels()), intake.jql());
        }
    }

    record LinkChange(
            @Nullable Boolean incoming,
            @Nullable Boolean outgoing,
            @Nullable String doneState,
            @Nullable Boolean attribution,
            @Nullable Map<String, Boolean> sends,
            @Nullable Boolean fallbackComments,
            @Nullable Integer maxMutations,
            @Nullable String whenDeleted,
            @Nullable String deletions,
            @Nullable Map<String, String> policies) {
        Links.Tuning tuning() {
            return new Links.Tuning(
                    maxMutations,
                    Words.readOrNull(WhenDeleted.class, whenDeleted, "whenDeleted"),
                    Words.readOrNull(Deletions.Policy.class, deletions, "deletions"),
                    null);
        }

        LinkKeeping.Change change() {
            return new LinkKeeping.Change(
                    incoming, outgoing, doneState, attribution, sends, fallbackComments, tuning(), read());
        }

        /** Of fields that are not named nothing is changed. */
        private Map<String, Policy> read() {
            Map<String, Policy> read = new HashMap<>();
            if (policies != null) {
                policies.forEach((field, word) -> read.put(field, Words.read(Policy.class, word, "policies")));
            }
            return read;
        }
    }

    record Pause(@Nullable String reason) {}
}
