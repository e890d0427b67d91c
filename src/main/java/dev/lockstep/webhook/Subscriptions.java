package dev.lockstep.webhook;

import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.event.EventKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who wants to be told of events. One that is somebody else's, or of another project, is not found. Thread-safe.
 */
@Component
public class Subscriptions {
    static final int MOST = 20;
    private static final int MOST_EVENTS = 50;

    private final Database database;
    private final SubscriptionRows rows;
    private final HubKey key;
    private final InstantSource clock;

    Subscriptions(Database database, JdbcClient jdbc, HubKey key, InstantSource clock) {
        this.database = database;
        this.rows = new SubscriptionRows(jdbc);
        this.key = key;
        this.clock = clock;
    }

    /** @param secret signs what is sent; shown this once */
    public record Made(Subscription subscription, Secret secret) {}

    /** @throws Refused when the address or an event is not one, or there are too many */
    public Made add(Whose whose, String url, List<String> events) {
        TargetUrl.parse(url, "url");
        var secret = Signing.newSecret();
        var id = Ids.next();
        var now = Instant.ofEpochMilli(clock.millis());
        var made = new Subscription(id, whose, url.strip(), checked(events), true, null, null, now);
        database.write(() -> {
            database.alone("subscriptions " + whose);
            if (rows.count(whose) >= whose.most()) {
                throw tooMany(whose);
            }
            rows.insert(made, key.encrypt(secret.reveal(), place(id)));
        });
        return new Made(made, secret);
    }

    private static Refused tooMany(Whose whose) {
        return whose.person() == null
                ? new Refused(
                        Refused.Kind.CONFLICT,
                        "too_many_subscriptions",
                        null,
                        "There are at most " + MOST + " subscriptions of a project, and as many of everything.")
                : new Refused(
                        Refused.Kind.CONFLICT,
                        "webhook_exists",
                        null,
                        "You have a webhook already. Change its address, or delete it first.");
    }

    /** Newest last; there are few. */
    public List<Subscription> list(Whose whose) {
        return rows.of(whose);
    }

    public Subscription find(Whose whose, UUID id) {
        return rows.find(whose, id).orElseThrow(() -> Refused.notFound("subscription"));
    }

    /** Null members stay as they are. Enabled again, it begins with what comes. */
    public Subscription change(
            Whose whose, UUID id, @Nullable String url, @Nullable List<String> events, @Nullable Boolean enabled) {
        if (url != null) {
            TargetUrl.parse(url, "url");
        }
        return database.write(() -> {
            var before = find(whose, id);
            if (url != null) {
                rows.send(id, url.strip());
            }
            if (events != null) {
                rows.want(id, checked(events));
            }
            if (enabled != null && enabled != before.enabled()) {
                if (enabled) {
                    rows.enable(id);
                } else {
                    rows.stop(id, null);
                }
            }
            return find(whose, id);
        });
    }

    /** What is sent from now on is signed with another secret, what waits too. The former is of no use any more. */
    public Made rotate(Whose whose, UUID id) {
        var secret = Signing.newSecret();
        return database.write(() -> {
            var found = find(whose, id);
            rows.sign(id, key.encrypt(secret.reveal(), place(id)));
            return new Made(found, secret);
        });
    }

    /** A person's own does not rest any longer: whether it should is judged anew. */
    public void wake(UUID person) {
        database.write(() -> {
            rows.wake(person);
        });
    }

    public void remove(Whose whose, UUID id) {
        database.write(() -> {
            find(whose, id);
            rows.remove(id);
        });
    }

    Optional<Secret> secret(UUID id) {
        return rows.secret(id).map(cipher -> new Secret(key.decrypt(cipher, place(id), "A signing secret")));
    }

    private static String place(UUID id) {
        return "subscription.secret " + id;
    }

    private static List<String> checked(List<String> events) {
        if (events.size() > MOST_EVENTS) {
            throw Refused.invalid("too_many_events", "events", "events has at most " + MOST_EVENTS + " entries.");
        }
        for (var each : events) {
            if (!EventKind.selects(each)) {
                throw Refused.invalid(
                        "event_unknown",
                        "events",
                        "events holds types such as issue.created, their beginnings such as issue., and names such as newCard;"
                                + " docs/events.md lists them.");
            }
        }
        return events.stream().distinct().toList();
    }
}
