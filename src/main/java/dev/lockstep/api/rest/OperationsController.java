package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Interventions.Act;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations")
class OperationsController {
    private final Operations operations;
    private final Interventions interventions;
    private final OperationViews views;
    private final Connections connections;

    OperationsController(
            Operations operations, Interventions interventions, OperationViews views, Connections connections) {
        this.operations = operations;
        this.interventions = interventions;
        this.views = views;
        this.connections = connections;
    }

    @Access(value = Least.VIEWER, of = Of.LINK, by = "link")
    @GetMapping
    ResponseEntity<Page<OperationView>> listOperations(
            @org.springdoc.core.annotations.ParameterObject @ModelAttribute Wanted wanted,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(views.page(operations.list(wanted.filter(connections), Page.limit(limit), cursor)));
    }

    @Access(value = Least.VIEWER, of = Of.LINK, by = "link")
    @GetMapping("/counts")
    Map<String, Long> countOperations(@RequestParam(required = false) @Nullable UUID link) {
        return counts(operations.counts(link));
    }

    /** What failed, in groups of one error class on one link, the largest first. */
    @Access(value = Least.VIEWER, of = Of.LINK, by = "link")
    @GetMapping("/errors")
    Page<Operations.ErrorGroup> listErrors(@RequestParam(required = false) @Nullable UUID link) {
        return Page.whole(operations.errors(link));
    }

    /** One operation with its whole history: why it is where it is. */
    @Access(value = Least.VIEWER, of = Of.OPERATION)
    @GetMapping("/{id}")
    OperationStory readOperation(@PathVariable UUID id) {
        return views.story(find(id));
    }

    @Access(value = Least.EDITOR, of = Of.OPERATION)
    @PostMapping("/{id}/retry")
    OperationView retryOperation(@PathVariable UUID id) {
        return one(Act.RETRY, id);
    }

    @Access(value = Least.EDITOR, of = Of.OPERATION)
    @PostMapping("/{id}/cancel")
    OperationView cancelOperation(@PathVariable UUID id) {
        return one(Act.CANCEL, id);
    }

    @Access(value = Least.EDITOR, of = Of.OPERATION)
    @PostMapping("/{id}/discard")
    OperationView discardOperation(@PathVariable UUID id) {
        return one(Act.DISCARD, id);
    }

    @Access(value = Least.EDITOR, of = Of.OPERATION)
    @PostMapping("/{id}/hurry")
    OperationView hurryOperation(@PathVariable UUID id) {
        return one(Act.HURRY, id);
    }

    private OperationView one(Act act, UUID id) {
        find(id);
        return views.of(interventions.one(act, id));
    }

    /** Of a selection, or of all that match; says how many it changed, and whether to call again for more. */
    @Access(Least.ADMINISTRATOR)
    @PostMapping("/retry")
    Interventions.Done retryOperations(@RequestBody Chosen chosen, HttpServletRequest request) {
        return many(Act.RETRY, chosen, request);
    }

    @Access(Least.ADMINISTRATOR)
    @PostMapping("/cancel")
    Interventions.Done cancelOperations(@RequestBody Chosen chosen, HttpServletRequest request) {
        return many(Act.CANCEL, chosen, request);
    }

    @Access(Least.ADMINISTRATOR)
    @PostMapping("/discard")
    Interventions.Done discardOperations(@RequestBody Chosen chosen, HttpServletRequest request) {
        return many(Act.DISCARD, chosen, request);
    }

    @Access(Least.ADMINISTRATOR)
    @PostMapping("/hurry")
    Interventions.Done hurryOperations(@RequestBody Chosen chosen, HttpServletRequest request) {
        return many(Act.HURRY, chosen, request);
    }

    private Interventions.Done many(Act act, Chosen chosen, HttpServletRequest request) {
        if ((chosen.ids() == null) == (chosen.filter() == null)) {
            throw Refused.invalid(
                    "choice_missing", "ids", "Name either ids, or a filter; an empty filter {} means all.");
        }
        AuditTrail.about(request, chosen.words());
        var done = chosen.ids() == null
                ? interventions.all(
                        act, Bodies.required(chosen.filter(), "filter").filter(connections))
                : interventions.some(act, chosen.ids());
        AuditTrail.about(request, done.changed() + " of " + chosen.words());
        return done;
    }

    private Operation find(UUID id) {
        return operations.find(id).orElseThrow(() -> Refused.notFound("operation"));
    }

    /** Every state has a number, also when it is zero. */
    static Map<String, Long> counts(Map<OperationState, Long> counted) {
        Map<String, Long> counts = new TreeMap<>();
        for (OperationState state : OperationState.values()) {
            counts.put(Words.of(state), counted.getOrDefault(state, 0L));
        }
        return counts;
    }

    record Chosen(@Nullable List<UUID> ids, @Nullable Wanted filter) {
        /** For the audit log, which says at the end to how many it was done. */
        String words() {
            return ids == null
                    ? filter == null ? "" : "all that fit " + filter.words()
                    : ids.size() + " chosen: "
                            + ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
        }
    }

    /**
     * @param errorClass of those that ended as errored
     * @param since taken in at this time or later
     * @param until taken in earlier
     * @param tracker over a connection to this kind of tracker
     * @param by the name of the person whose doing it is, here or at a tracker; {@code lockstep} for what is nobody's
     */
    record Wanted(
            @Nullable String state,
            @Nullable String direction,
            @Nullable UUID link,
            @Nullable UUID job,
            @Nullable String resource,
            @Nullable String errorClass,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String tracker,
            @Nullable String by) {
        Operations.Filter filter(Connections connections) {
            return new Operations.Filter(
                    Words.readOrNull(OperationState.class, state, "state"),
                    Words.readOrNull(Direction.class, direction, "direction"),
                    link,
                    job,
                    resource,
                    errorClass,
                    since,
                    until,
                    over(Words.readOrNull(Tracker.class, tracker, "tracker"), connections),
                    by);
        }

        /** What it asks for, as the page's filter says it. */
        String words() {
            Map<String, @Nullable Object> asked = new LinkedHashMap<>();
            asked.put("state", state);
            asked.put("direction", direction);
            asked.put("link", link);
            asked.put("job", job);
            asked.put("issue", resource);
            asked.put("error", errorClass);
            asked.put("since", since);
            asked.put("until", until);
            asked.put("tracker", tracker);
            asked.put("by", by);
            return asked.entrySet().stream()
                    .filter(each -> each.getValue() != null)
                    .map(each -> each.getKey() + ":" + each.getValue())
                    .collect(Collectors.joining(" "));
        }

        private static @Nullable Set<UUID> over(@Nullable Tracker tracker, Connections connections) {
            return tracker == null
                    ? null
                    : connections.all().stream()
                            .filter(each -> each.tracker() == tracker)
                            .map(Connection::id)
                            .collect(Collectors.toSet());
        }
    }
}
