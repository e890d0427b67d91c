package dev.lockstep.event;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consumer's group of the stream, as one node reads it. One thread. */
final class RedisGroup implements AutoCloseable {
    private static final Duration BLOCK = Duration.ofMillis(500);
    /** Entries that a node took and did not acknowledge for so long are somebody else's. */
    static final Duration DEAD_AFTER = Duration.ofSeconds(60);

    private final RedisClient client;
    private final String key;
    private final String group;
    private final Consumer<String> self;
    private @Nullable StatefulRedisConnection<String, String> connection;

    RedisGroup(RedisClient client, String key, String group, String node) {
        this.client = client;
        this.key = key;
        this.group = group;
        this.self = Consumer.from(group, node);
    }

    private StatefulRedisConnection<String, String> connection() {
        var open = connection;
        if (open == null) {
            open = client.connect();
            connection = open;
        }
        return open;
    }

    /**
     * The next ones, after a wait of half a second at most.
     *
     * @param from what is known already; where a group that is not there begins
     */
    List<StreamMessage<String, String>> next(long from) {
        try {
            return connection()
                    .sync()
                    .xreadgroup(
                            self,
                            XReadArgs.Builder.count(EventConsumer.BATCH_EVENTS).block(BLOCK),
                            StreamOffset.lastConsumed(key));
        } catch (RedisCommandExecutionException refused) {
            throwUnlessNew(refused);
            create(from);
            return List.of();
        }
    }

    private static void throwUnlessNew(RedisCommandExecutionException refused) {
        if (!String.valueOf(refused.getMessage()).startsWith("NOGROUP")) {
            throw refused;
        }
    }

    private void create(long from) {
        try {
            connection()
                    .sync()
                    .xgroupCreate(StreamOffset.from(key, from + "-0"), group, XGroupCreateArgs.Builder.mkstream());
        } catch (RedisCommandExecutionException refused) {
            if (!String.valueOf(refused.getMessage()).startsWith("BUSYGROUP")) {
                throw refused;
            }
        }
    }

    /** What dead nodes left; nothing where the group is not there yet. */
    List<StreamMessage<String, String>> claim(Duration idle) {
        var args = new XAutoClaimArgs<String>()
                .consumer(self)
                .minIdleTime(idle)
                .startId("0")
                .count(EventConsumer.BATCH_EVENTS);
        try {
            return connection().sync().xautoclaim(key, args).getMessages().stream()
                    .filter(each -> each.getId() != null) // of what was trimmed, an old Redis tells nothing
                    .toList();
        } catch (RedisCommandExecutionException refused) {
            throwUnlessNew(refused);
            return List.of();
        }
    }

    void acknowledge(List<StreamMessage<String, String>> read) {
        connection()
                .sync()
                .xack(key, group, read.stream().map(StreamMessage::getId).toArray(String[]::new));
    }

    @Override
    public void close() {
        var open = connection;
        if (open != null) {
            open.close();
        }
    }
}
