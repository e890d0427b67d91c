package dev.lockstep.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.base.Database;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.ResourceKey;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The charts of the queue, over HTTP. */
class ActivitySurfaceTest extends Surface {
    private static final Instant REMOTE_TIME = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    private Database database;

    @Autowired
    private Operations operations;

    /** On a link that there is not, so it ends as disabled at once. */
    private void disabled(UUID link) {
        var subject = UUID.randomUUID();
        var request = new OperationRequest(
                new ResourceKey(subject.toString()),
                Kind.ISSUE,
                subject,
                Direction.INBOUND,
                link,
                UUID.randomUUID(),
                null,
                "edited",
                "4711",
                REMOTE_TIME,
                REMOTE_TIME,
                null,
                "delivery-" + subject,
                null,
                Set.of("title"),
                Priority.LIVE);
        database.write(() -> {
            operations.enqueue(request);
        });
    }

    @Test
    void whatEndedLatelyIsToldByItsStateAndOnlyOfTheLinkAskedFor() {
        var link = UUID.randomUUID();
        disabled(link);
        disabled(link);
        disabled(UUID.randomUUID());
        var activity = get("/api/v1/operations/activity?span=day&link=" + link).json();
        assertThat(activity.path("whole").asBoolean()).isTrue();
        assertThat(activity.path("eachSeconds").asInt()).isEqualTo(1800);
        assertThat(activity.path("pieces")
                        .valueStream()
                        .mapToLong(piece -> piece.path("ended").path("disabled").asLong(0)))
                .hasSize(48)
                .endsWith(2L);
    }

    @Test
    void aSpanThatThereIsNotIsRefusedWithTheOnesThereAre() {
        var refused = get("/api/v1/operations/activity?span=year");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("field")).isEqualTo("span");
        assertThat(refused.text("detail")).contains("hour, day, week");
    }
}
