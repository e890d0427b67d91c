package dev.lockstep.connector.budget;

import dev.lockstep.connector.RemoteHttp.Answer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when a tracker wants to be left alone.
 *
 * @param said false where it did not say how long: then {@code until} is a guess
 */
public record Patience(Instant until, boolean said) {
    private static final Duration UNSAID = Duration.ofSeconds(60);

    /** @param until null where the answer asks for patience and leaves open how long */
    public static Patience of(Answer answer, @Nullable Instant until) {
        return until == null ? new Patience(answer.at().plus(UNSAID), false) : new Patience(until, true);
    }
}
