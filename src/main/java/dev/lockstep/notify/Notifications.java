package dev.lockstep.notify;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Outdated;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's notifications. Others' are not found. Thread-safe; methods that write open their own unit of work. */
@Component
public class Notifications implements Outdated {
    private static final Duration KEPT = Duration.ofDays(90);

    private final Database database;
    private final NotificationRows rows;
    private final Settings settings;
    private final Teller teller;
    private final InstantSource clock;

    Notifications(Database database, JdbcClient jdbc, Teller teller, InstantSource clock) {
        this.database = database;
        this.rows = new NotificationRows(jdbc);
        this.settings = new Settings(jdbc);
        this.teller = teller;
        this.clock = clock;
    }

    /** Newest first. @param unread leaves out what was read */
    public Slice<Notification> list(UUID person, boolean unread, int limit, @Nullable String cursor) {
        var found = rows.list(person, unread, Slice.before(cursor), limit + 1, 0);
        return Slice.of(found, limit, notification -> notification.id().toString());
    }

    public List<Notification> list(UUID person, boolean unread, int limit, long skipped) {
        return rows.list(person, unread, Slice.before(null), limit, skipped);
    }

    public long count(UUID person, boolean unread) {
        return rows.count(person, unread);
    }

    public void markRead(UUID person, UUID id) {
        database.write(() -> {
            if (!rows.markRead(person, id, clock.instant())) {
                throw Refused.notFound("notification");
            }
        });
    }

    /** @param upTo the newest that the person has seen; later ones stay unread. Answers how many */
    public int markAllRead(UUID person, @Nullable UUID upTo) {
        var newest = upTo == null ? Ids.next() : upTo;
        return database.write(() -> rows.markAllRead(person, newest, clock.instant()));
    }

    /** Over which channels the person is told of each kind. */
    public Map<Kind, Set<Channel>> settings(UUID person) {
        return settings.of(person);
    }

    /** What is not named stays as it is. */
    public Map<Kind, Set<Channel>> change(UUID person, Map<Kind, Map<Channel, Boolean>> wanted) {
        return database.write(() -> {
            wanted.forEach(
                    (kind, channels) -> channels.forEach((channel, on) -> settings.want(person, kind, channel, on)));
            return settings.of(person);
        });
    }

    /** Tells the person something over one channel, whatever the settings say. */
    public void test(UUID person, Channel channel) {
        var content = "This is a test over the channel " + channel.word() + ". It works.";
        var once = "test " + Ids.next();
        database.write(() -> teller.tell(new Draft(person, Kind.TEST, content, null, null, null, once), channel));
    }

    @Override
    public int prune(Instant before, int limit) {
        return rows.prune(before, limit);
    }

    @Override
    public Duration kept(Duration usual) {
        return KEPT;
    }
}
