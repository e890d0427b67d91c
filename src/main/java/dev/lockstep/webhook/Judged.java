package dev.lockstep.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an attempt at a posting means. Pure. */
sealed interface Judged {
    /** About 64 hours together, and at most 70 with what is added so that not all come back at once. */
    List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(12),
            Duration.ofHours(16),
            Duration.ofHours(18));

    /** Who has taken nothing for so long when a posting is given up is not told of anything any more. */
    Duration DEAD_AFTER = Duration.ofHours(60);

    int GONE = 410;

    record Delivered() implements Judged {}

    record Again(Instant at) implements Judged {}

    record GivenUp() implements Judged {}

    /** The receiver says that nobody wants it any more. */
    record Unwanted() implements Judged {}

    /** @param attempts with this one */
    static Judged of(Egress.Reply reply, UUID posting, int attempts, Instant now) {
        Duration asked = Duration.ZERO;
        if (reply instanceof Egress.Reply.Answered answered) {
            if (answered.status() >= 200 && answered.status() < 300) {
                return new Delivered();
            }
            if (answered.status() == GONE) {
                return new Unwanted();
            }
            asked = RetryAfter.read(answered.retryAfter());
        }
        if (attempts > PAUSES.size()) {
            return new GivenUp();
        }
        var pause = PAUSES.get(attempts - 1);
        long percent = Math.floorMod(posting.hashCode(), 11);
        var spread = pause.plus(pause.multipliedBy(percent).dividedBy(100));
        return new Again(now.plus(spread.compareTo(asked) < 0 ? asked : spread));
    }

    /** How long a receiver is left alone that failed so often in a row, whatever else waits for it. */
    static Duration rest(int failures) {
        var most = Duration.ofMinutes(5);
        var rest = Duration.ofSeconds(5).multipliedBy(1L << Math.min(failures - 1, 10));
        return rest.compareTo(most) > 0 ? most : rest;
    }
}
