package dev.lockstep.api.notify;

import dev.lockstep.notify.QuietTimes;
import dev.lockstep.webhook.Hush;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Quiet hours hold for webhooks, which know nothing of notifications. */
@Component
class OwnHush implements Hush {
    private final QuietTimes times;

    OwnHush(QuietTimes times) {
        this.times = times;
    }

    @Override
    public Optional<Instant> until(UUID person, Instant now) {
        return times.until(person, now);
    }
}
