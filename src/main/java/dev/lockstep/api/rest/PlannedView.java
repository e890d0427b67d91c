package dev.lockstep.api.rest;

import dev.lockstep.sync.plan.PlannedChange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a plan on the wire.
 *
 * @param linkId where; null in the hub
 */
record PlannedView(
        long seq,
        String kind,
        @Nullable UUID linkId,
        UUID issueId,
        @Nullable UUID commentId,
        String title,
        List<FieldView> fields,
        @Nullable String why,
        @Nullable String verdict,
        String state,
        @Nullable String reason) {
    static PlannedView of(PlannedChange planned) {
        var change = planned.change();
        var verdict = planned.verdict();
        return new PlannedView(
                planned.seq(),
                Words.of(change.kind()),
                change.linkId(),
                change.issueId(),
                change.comment() ? change.subjectId() : null,
                change.title(),
                change.fields().stream()
                        .filter(field -> field.before() != null || !isEmpty(field.after()))
                        .map(field ->
                                new FieldView(Words.of(field.field()), field.before(), field.after(), field.lost()))
                        .toList(),
                change.why(),
                verdict == null ? null : Words.of(verdict),
                Words.of(planned.state()),
                planned.reason());
    }

    private static boolean isEmpty(String value) {
        return value.isEmpty() || value.equals("none");
    }

    record FieldView(
            String field,
            @Nullable String before,
            String after,
            @Nullable String lost) {}
}
