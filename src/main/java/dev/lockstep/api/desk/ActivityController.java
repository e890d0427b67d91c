package dev.lockstep.api.desk;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.rest.Words;
import dev.lockstep.operation.activity.Activities;
import dev.lockstep.operation.activity.Activity;
import dev.lockstep.operation.activity.Span;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the queue did lately. */
@RestController
class ActivityController {
    private final Activities activities;

    ActivityController(Activities activities) {
        this.activities = activities;
    }

    @Access(value = Least.VIEWER, of = Of.LINK, by = "link")
    @GetMapping("/api/v1/operations/activity")
    @Operation(
            summary = "Tell how many operations ended, and how many were open, over a time",
            description = "span is hour, day or week. Told of the newest 20,000 operations; whole is false where the"
                    + " time began before those.")
    ActivityView readActivity(
            @RequestParam(required = false) @Nullable UUID link, @RequestParam(defaultValue = "hour") String span) {
        return ActivityView.of(activities.of(link, Words.read(Span.class, span, "span")));
    }

    record ActivityView(Instant from, long eachSeconds, boolean whole, List<ActivityPiece> pieces) {
        static ActivityView of(Activity activity) {
            var pieces = activity.pieces().stream().map(ActivityPiece::of).toList();
            return new ActivityView(activity.from(), activity.each().toSeconds(), activity.whole(), pieces);
        }
    }

    /**
     * @param ended how many ended in it, by their state
     * @param open how many were queued or processing at its end
     * @param oldestTakenIn of those; null when none was
     */
    record ActivityPiece(
            Instant until,
            Map<String, Long> ended,
            long open,
            @Nullable Instant oldestTakenIn) {
        static ActivityPiece of(Activity.Piece piece) {
            Map<String, Long> ended = new TreeMap<>();
            piece.ended().forEach((state, count) -> ended.put(Words.of(state), count));
            return new ActivityPiece(piece.until(), ended, piece.open(), piece.oldestTakenIn());
        }
    }
}
