package dev.lockstep.webhook;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.event.Events;
import dev.lockstep.webhook.Postings.Tried;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells one subscription what waits for it, one after another in the order of the events, until nothing is due or an attempt
 * fails. One round at a time over all nodes, by a lease on the subscription; who dies in mid-round is succeeded when it is over,
 * and what was sent and not noted is sent once more under its id. Thread-safe.
 */
@Component
class PostingRound {
    private static final Logger LOG = LoggerFactory.getLogger(PostingRound.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int MOST_IN_ONE = 100;
    private static final String RESTS = "";

    private final Database database;
    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final Subscriptions subscriptions;
    private final SubscriptionRows rows;
    private final Postings postings;
    private final Egress egress;
    private final Events events;
    private final Hush hush;
    private final InstantSource clock;

    PostingRound(
            Database database,
            JdbcClient jdbc,
            Dialect dialect,
            Subscriptions subscriptions,
            Postings postings,
            Egress egress,
            Events events,
            Hush hush,
            InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.subscriptions = subscriptions;
        this.rows = new SubscriptionRows(jdbc);
        this.postings = postings;
        this.egress = egress;
        this.events = events;
        this.hush = hush;
        this.clock = clock;
    }

    private record Turn(Subscription subscription, String lease, int failures) {}

    /** False when nothing is due. Outside a unit of work. */
    boolean run() {
        var turn = claim();
        turn.filter(each -> !each.lease().equals(RESTS)).ifPresent(this::tell);
        return turn.isPresent();
    }

    private Optional<Turn> claim() {
        if (claimable("").isEmpty()) {
            return Optional.empty(); // found without a unit of work, because that is how it mostly is
        }
        return database.write(() -> claimable(dialect.forUpdateSkipLocked())
                .flatMap(id -> turn(id, Ids.next().toString()))
                .map(this::leasedUnlessHushed));
    }

    /** A person's own rests until the quiet hours are over. */
    private Turn leasedUnlessHushed(Turn turn) {
        var id = turn.subscription().id();
        var person = turn.subscription().whose().person();
        var now = clock.instant();
        var quiet = person == null ? Optional.<Instant>empty() : hush.until(person, now);
        if (quiet.isPresent()) {
            rows.rest(id, quiet.get());
            return new Turn(turn.subscription(), RESTS, turn.failures());
        }
        jdbc.sql("update subscription set lease_token = ?, lease_until = ? where id = ?")
                .params(turn.lease(), now.plus(LEASE).toEpochMilli(), id.toString())
                .update();
        return turn;
    }

    private Optional<String> claimable(String lock) {
        long now = clock.millis();
        return jdbc.sql("""
                select s.id from subscription s where s.enabled = 1 and s.next_at <= :now and s.lease_until <= :now and exists (
                  select 1 from posting p where p.subscription_id = s.id and p.state = 'waiting' and p.due_at <= :now)
                order by s.next_at, s.id limit 1""" + lock).param("now", now).query(String.class).optional();
    }

    private Optional<Turn> turn(String id, String lease) {
        return jdbc.sql("select * from subscription where id = ?")
                .param(id)
                .query((row, number) -> new Turn(SubscriptionRows.read(row, number), lease, row.getInt("failures")))
                .optional();
    }

    private void tell(Turn turn) {
        boolean goesOn = true;
        for (int each = 0; goesOn && each < MOST_IN_ONE; each++) {
            var next = postings.next(turn.subscription().id(), clock.instant());
            goesOn = next.isPresent() && attempt(turn, next.get());
        }
        database.write(() -> {
            jdbc.sql("update subscription set lease_until = 0 where id = ? and lease_token = ?")
                    .params(turn.subscription().id().toString(), turn.lease())
                    .update();
        });
    }

    /** True when the next one may be told at once. */
    private boolean attempt(Turn turn, Posting posting) {
        var id = turn.subscription().id();
        var secret = subscriptions.secret(id);
        if (secret.isEmpty()) {
            return false; // it was deleted meanwhile
        }
        var headers = Signing.headers(secret.get(), posting.eventId().toString(), clock.instant(), posting.body());
        var reply = post(turn.subscription().url(), headers, posting.body());
        var now = clock.instant();
        var judged = Judged.of(reply, posting.id(), posting.attempts() + 1, now);
        return database.write(() -> store(turn, posting, tried(reply), judged, now));
    }

    private Egress.Reply post(String url, Map<String, String> headers, String body) {
        try {
            return egress.post(TargetUrl.parse(url, "url"), headers, body);
        } catch (Refused noLonger) {
            return new Egress.Reply.Blocked(String.valueOf(noLonger.getMessage()));
        }
    }

    private static Tried tried(Egress.Reply reply) {
        return switch (reply) {
            case Egress.Reply.Answered answered -> new Tried(answered.status(), answered.body());
            case Egress.Reply.Blocked blocked -> new Tried(null, blocked.reason());
            case Egress.Reply.Unanswered unanswered -> new Tried(null, unanswered.reason());
        };
    }

    private boolean store(Turn turn, Posting posting, Tried tried, Judged judged, Instant now) {
        var id = turn.subscription().id();
        switch (judged) {
            case Judged.Delivered fine -> postings.store(posting, Posting.State.DELIVERED, now, tried, now);
            case Judged.Again again -> postings.store(posting, Posting.State.WAITING, again.at(), tried, now);
            case Judged.GivenUp lost -> postings.store(posting, Posting.State.FAILED, now, tried, now);
            case Judged.Unwanted gone -> postings.store(posting, Posting.State.FAILED, now, tried, now);
        }
        if (judged instanceof Judged.Unwanted) {
            stop(id, "The receiver answered 410: nobody wants it any more.");
            return false;
        }
        boolean ours = judged instanceof Judged.Delivered ? took(turn, now) : failed(turn, now);
        if (judged instanceof Judged.GivenUp && deadSince(id, now)) {
            stop(id, "Nothing could be delivered for three days. The last attempt: " + tried.said());
        }
        return ours && judged instanceof Judged.Delivered;
    }

    /** False when the lease is another's by now. */
    private boolean took(Turn turn, Instant now) {
        return jdbc.sql("""
                update subscription set failures = 0, failing_since = null, lease_until = ? where id = ? and lease_token = ?
                """)
                        .params(
                                now.plus(LEASE).toEpochMilli(),
                                turn.subscription().id().toString(),
                                turn.lease())
                        .update()
                == 1;
    }

    private boolean failed(Turn turn, Instant now) {
        // Read anew: this round may have delivered something before.
        return jdbc.sql("""
                update subscription set failures = failures + 1, failing_since = coalesce(failing_since, :now), next_at = :next
                where id = :id and lease_token = :lease
                """)
                        .param("now", now.toEpochMilli())
                        .param(
                                "next",
                                now.plus(Judged.rest(turn.failures() + 1)).toEpochMilli())
                        .param("id", turn.subscription().id().toString())
                        .param("lease", turn.lease())
                        .update()
                == 1;
    }

    private boolean deadSince(UUID id, Instant now) {
        return jdbc.sql("select failing_since from subscription where id = ? and failing_since <= ?")
                .params(id.toString(), now.minus(Judged.DEAD_AFTER).toEpochMilli())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private void stop(UUID id, String why) {
        rows.stop(id, why);
        var project = jdbc.sql("select project_id from subscription where id = ?")
                .param(id.toString())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single()
                .map(UUID::fromString)
                .orElse(null);
        LOG.warn("Subscription {} is told of nothing any more: {}", id, why);
        events.publish("subscription.disabled", id.toString(), project, Map.of("id", id, "reason", why));
    }
}
