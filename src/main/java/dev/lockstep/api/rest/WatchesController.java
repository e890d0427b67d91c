package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import dev.lockstep.watch.Action;
import dev.lockstep.watch.Actions;
import dev.lockstep.watch.CheckFilter;
import dev.lockstep.watch.CheckStatus;
import dev.lockstep.watch.Runs;
import dev.lockstep.watch.Watch;
import dev.lockstep.watch.Watches;
import dev.lockstep.watch.Watches.NewWatch;
import dev.lockstep.watch.Watches.WatchChange;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
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

/** Watches, what their checks saw, and the actions and runs that belong to them. */
@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1/watches")
class WatchesController {
    private final Watches watches;
    private final Actions actions;
    private final Runs runs;

    WatchesController(Watches watches, Actions actions, Runs runs) {
        this.watches = watches;
        this.actions = actions;
        this.runs = runs;
    }

    @GetMapping
    ResponseEntity<Page<WatchView>> listWatches(
            @RequestParam(required = false) @Nullable UUID projectId,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(watches.list(projectId, Page.limit(limit), cursor).map(WatchView::of));
    }

    @PostMapping
    ResponseEntity<WatchView> createWatch(@RequestBody WatchBody body) {
        var watch = watches.create(new NewWatch(
                body.projectId(),
                body.connectionId(),
                body.name(),
                Bodies.required(body.repoUrl(), "repoUrl"),
                Bodies.required(body.branches(), "branches"),
                body.intervalMinutes() == null ? Watches.DEFAULT_INTERVAL_MINUTES : body.intervalMinutes(),
                body.fireFirst() != null && body.fireFirst()));
        return ResponseEntity.created(URI.create("/api/v1/watches/" + watch.id()))
                .body(WatchView.of(watch));
    }

    @GetMapping("/{id}")
    WatchView readWatch(@PathVariable UUID id) {
        return WatchView.of(find(id));
    }

    @PatchMapping("/{id}")
    WatchView changeWatch(@PathVariable UUID id, @RequestBody WatchBody body) {
        return WatchView.of(watches.change(
                id,
                new WatchChange(
                        body.name(),
                        body.repoUrl(),
                        body.connectionId(),
                        body.branches(),
                        body.intervalMinutes(),
                        body.fireFirst())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWatch(@PathVariable UUID id) {
        watches.delete(id);
    }

    @PostMapping("/{id}/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void checkWatch(@PathVariable UUID id) {
        watches.checkNow(id);
    }

    @GetMapping("/{id}/branches")
    SortedMap<String, String> listWatchedBranches(@PathVariable UUID id) {
        return watches.branches(find(id).id());
    }

    @GetMapping("/{id}/checks")
    ResponseEntity<Page<WatchView.Check>> listChecks(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String branch,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = Words.readOrNull(CheckStatus.class, status, "status");
        var filter = new CheckFilter(find(id).id(), wanted, branch, since, until);
        return Page.of(watches.checks(filter, Page.limit(limit), cursor).map(WatchView.Check::of));
    }

    @GetMapping("/{id}/actions")
    Page<ActionView> listActions(@PathVariable UUID id) {
        return Page.whole(actions.of(find(id).id()).stream().map(ActionView::of).toList());
    }

    /** The signing secret of a webhook is shown in this answer and never again. */
    @PostMapping("/{id}/actions")
    ResponseEntity<ActionView> createAction(@PathVariable UUID id, @RequestBody ActionView.Body body) {
        var made = actions.create(find(id).id(), body.change(Action.Options.DEFAULT));
        return ResponseEntity.created(
                        URI.create("/api/v1/actions/" + made.action().id()))
                .body(ActionView.of(made));
    }

    @GetMapping("/{id}/runs")
    ResponseEntity<Page<RunView>> listRuns(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID actionId,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(
                runs.list(find(id).id(), actionId, Page.limit(limit), cursor).map(RunView::of));
    }

    private Watch find(UUID id) {
        return watches.find(id).orElseThrow(() -> Refused.notFound("watch"));
    }

    record WatchBody(
            @Nullable UUID projectId,
            @Nullable UUID connectionId,
            @Nullable String name,
            @Nullable String repoUrl,
            @Nullable List<String> branches,
            @Nullable Integer intervalMinutes,
            @Nullable Boolean fireFirst) {}
}
