package dev.lockstep.api.notify;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.notify.QuietHours;
import dev.lockstep.notify.QuietTimes;
import dev.lockstep.webhook.Subscriptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When one is neither mailed to nor posted to. The list of notifications, and what hears of it live, does not wait. */
@RestController
@Access(Least.SIGNED_IN)
@RequestMapping("/api/v1/notifications/quiet-hours")
class QuietHoursController {
    private final QuietTimes times;
    private final Subscriptions subscriptions;
    private final InstantSource clock;

    QuietHoursController(QuietTimes times, Subscriptions subscriptions, InstantSource clock) {
        this.times = times;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** @param from and until as 22:00; zone as Europe/Zurich */
    record Hours(
            @Nullable String from,
            @Nullable String until,
            @Nullable String zone) {
        static Hours of(QuietHours it) {
            return new Hours(
                    it.from().toString(), it.until().toString(), it.zone().getId());
        }
    }

    /**
     * @param hours null where there are none
     * @param quietUntil when the hours end that last just now, null where nothing waits
     */
    record QuietView(@Nullable Hours hours, @Nullable Instant quietUntil) {}

    @GetMapping
    QuietView readQuietHours(@AuthenticationPrincipal Visitor visitor) {
        var hours = times.find(visitor.self().id());
        return new QuietView(
                hours.map(Hours::of).orElse(null),
                hours.flatMap(it -> it.endAfter(clock.instant())).orElse(null));
    }

    /** Each day from one time to the other, over midnight too. What waits already waits by these. */
    @PutMapping
    QuietView setQuietHours(@AuthenticationPrincipal Visitor visitor, @RequestBody Hours body) {
        set(
                visitor.self().id(),
                QuietHours.of(
                        Bodies.required(body.from(), "from"),
                        Bodies.required(body.until(), "until"),
                        Bodies.required(body.zone(), "zone")));
        return readQuietHours(visitor);
    }

    /** What waited goes out. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeQuietHours(@AuthenticationPrincipal Visitor visitor) {
        set(visitor.self().id(), null);
    }

    private void set(UUID person, @Nullable QuietHours hours) {
        times.set(person, hours);
        subscriptions.wake(person);
    }
}
