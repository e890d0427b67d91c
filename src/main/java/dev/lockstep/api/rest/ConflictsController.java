package dev.lockstep.api.rest;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.base.Refused;
import dev.lockstep.conflict.Answer;
import dev.lockstep.conflict.Answers;
import dev.lockstep.conflict.Conflict;
import dev.lockstep.conflict.ConflictFilter;
import dev.lockstep.conflict.Conflicts;
import dev.lockstep.conflict.Keep;
import dev.lockstep.conflict.Seen;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conflicts")
class ConflictsController {
    private final Conflicts conflicts;
    private final Answers answers;
    private final Gate gate;
    private final InstantSource clock;

    ConflictsController(Conflicts conflicts, Answers answers, Gate gate, InstantSource clock) {
        this.conflicts = conflicts;
        this.answers = answers;
        this.gate = gate;
        this.clock = clock;
    }

    @Access(value = Least.VIEWER, of = Of.PROJECT, by = "project")
    @GetMapping
    ResponseEntity<Page<ConflictView>> listConflicts(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID project,
            @RequestParam(required = false) @Nullable UUID issue,
            @RequestParam(required = false) @Nullable UUID link,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = Words.readOrNull(Conflict.State.class, state, "state");
        var filter = new ConflictFilter(wanted, project, issue, link, field);
        return Page.of(conflicts.list(filter, Page.limit(limit), cursor).map(ConflictView::of));
    }

    @Access(value = Least.VIEWER, of = Of.CONFLICT)
    @GetMapping("/{id}")
    ConflictView readConflict(@PathVariable UUID id) {
        return ConflictView.of(conflicts.find(id).orElseThrow(() -> Refused.notFound("conflict")));
    }

    @Access(value = Least.EDITOR, of = Of.CONFLICT)
    @PostMapping("/{id}/resolve")
    ConflictView resolveConflict(@PathVariable UUID id, @RequestBody Resolution body) {
        var answer = body.answer();
        if (answer.rememberAsRule()) {
            // A rule decides what comes later, too.
            conflicts
                    .find(id)
                    .ifPresent(found -> gate.must(Least.OWNER, found.place().projectId()));
        }
        return ConflictView.of(answers.resolve(id, answer, Visitor.author(), clock.instant()));
    }

    /** What stands from now on: one side, both, an own text, or what gave way when a policy decided. */
    record Resolution(
            @Nullable Long version,
            @Nullable String keep,
            @Nullable String text,
            @Nullable Boolean rememberAsRule) {
        Answer answer() {
            return new Answer(
                    Bodies.required(version, "version"),
                    text == null || keep != null
                            ? Words.read(Keep.class, Bodies.required(keep, "keep"), "keep")
                            : Keep.TEXT,
                    text,
                    rememberAsRule != null && rememberAsRule);
        }
    }

    /** One side's value: at which place, by whom as far as that is known, and when. */
    record Side(String value, String place, @Nullable String by, Instant at) {}

    /** @param winning what stands since it was decided or answered */
    record ConflictView(
            UUID id,
            long version,
            String state,
            UUID projectId,
            UUID issueId,
            @Nullable UUID commentId,
            UUID linkId,
            String field,
            String policy,
            String base,
            Side hub,
            Side remote,
            @Nullable String winning,
            @Nullable String resolution,
            @Nullable String resolvedBy,
            Instant openedAt,
            @Nullable Instant endedAt) {
        static ConflictView of(Conflict conflict) {
            var place = conflict.place();
            var sides = conflict.sides();
            var winning = conflict.winning();
            return new ConflictView(
                    conflict.id(),
                    conflict.version(),
                    Words.of(conflict.state()),
                    place.projectId(),
                    place.issueId(),
                    place.commentId(),
                    place.linkId(),
                    conflict.field(),
                    conflict.policy(),
                    word(conflict, sides.base()),
                    side(conflict.hub(), word(conflict, sides.hub())),
                    side(conflict.remote(), word(conflict, sides.remote())),
                    winning == null ? null : word(conflict, winning),
                    conflict.resolution(),
                    conflict.resolvedBy(),
                    conflict.openedAt(),
                    conflict.endedAt());
        }

        private static Side side(Seen seen, String value) {
            return new Side(value, seen.place(), seen.by(), seen.at());
        }

        /** States are written in lower case on the wire. */
        private static String word(Conflict conflict, String value) {
            return conflict.field().equals("state") ? value.toLowerCase(Locale.ROOT) : value;
        }
    }
}
