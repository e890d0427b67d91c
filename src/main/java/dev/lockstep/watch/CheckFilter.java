package dev.lockstep.watch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which rows of the log are wanted. Null members do not filter; {@code since} inclusive, {@code until} exclusive. */
public record CheckFilter(
        UUID watchId,
        @Nullable CheckStatus status,
        @Nullable String branch,
        @Nullable Instant since,
        @Nullable Instant until) {
    public static CheckFilter of(UUID watchId) {
        return new CheckFilter(watchId, null, null, null, null);
    }
}
