package dev.lockstep.event;

import dev.lockstep.base.HubKey;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The stream in Redis that carries the outbox to others. An entry's id is the event's number, so Redis itself refuses what stands
 * there already and keeps the order. It may be flushed, killed or trimmed at any time: nothing is lost, because nobody trusts
 * it. Thread-safe; throws {@link io.lettuce.core.RedisException} when Redis cannot be used.
 */
final class RedisStream implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MOST_ENTRIES = 100_000;
    private static final long MOST_DEAD = 10_000;
    private static final String STANDS_THERE = "equal or smaller";

    private final ClientResources resources;
    private final RedisClient client;
    private final String key;
    private @Nullable StatefulRedisConnection<String, String> connection;

    RedisStream(String url, HubKey hub) {
        this(url, "lockstep:" + hub.hubId() + ":events");
    }

    RedisStream(String url, String key) {
        this.key = key;
        var uri = RedisURI.create(url);
        uri.setTimeout(PATIENCE);
        resources = ClientResources.builder()
                .reconnectDelay(Delay.constant(Duration.ofSeconds(1)))
                .build();
        client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .build());
    }

    String key() {
        return key;
    }

    private String dead() {
        return key + ":dead";
    }

    private synchronized StatefulRedisConnection<String, String> connection() {
        var open = connection;
        if (open == null) {
            open = client.connect();
            connection = open;
        }
        return open;
    }

    /** Sends them in order, in one go. What stands there already is left as it is. */
    Sending send(List<Streamed> some) {
        var sent = new ArrayList<AsyncCommand<String, String, String>>(some.size());
        for (var each : some) {
            sent.add(new AsyncCommand<>(new Command<>(
                    CommandType.XADD,
                    new StatusOutput<>(StringCodec.UTF8),
                    new WrittenEntry(key, MOST_ENTRIES, each))));
        }
        connection().dispatch(sent);
        return () -> sent.forEach(RedisStream::awaitAdded);
    }

    /** What is on its way. */
    interface Sending {
        /** Until Redis has all of it, or this throws. */
        void await();
    }

    private static void awaitAdded(RedisFuture<String> sent) {
        try {
            LettuceFutures.awaitOrCancel(sent, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RedisCommandExecutionException refused) {
            if (!String.valueOf(refused.getMessage()).contains(STANDS_THERE)) {
                throw refused;
            }
        }
    }

    /**
     * Empties a stream that tells another history than this database, one from after the backup that was restored, for
     * example, or whose newest entry somebody else wrote: its numbers would be in the way of ours for ever.
     */
    void forget(Predicate<Streamed> foreign) {
        var redis = connection().sync();
        for (var newest : redis.xrevrange(key, Range.unbounded(), Limit.from(1))) {
            var streamed = Streamed.read(newest.getBody());
            if (streamed == null || foreign.test(streamed)) {
                redis.del(key);
            }
        }
    }

    /** For others to see; the database keeps them too, and they are replayed from there. */
    void addDead(String consumer, Event event, String reason) {
        var fields = new Streamed(event, event.seq()).fields();
        fields.put("consumer", consumer);
        fields.put("reason", reason);
        connection().sync().xadd(dead(), XAddArgs.Builder.maxlen(MOST_DEAD).approximateTrimming(), fields);
    }

    /** A group's own way in, with a connection of its own, because reading waits. */
    RedisGroup group(String consumer, String node) {
        return new RedisGroup(client, key, consumer, node);
    }

    static List<Streamed> read(List<StreamMessage<String, String>> messages) {
        var read = new ArrayList<Streamed>();
        for (var each : messages) {
            Map<String, String> fields = each.getBody();
            var streamed = fields == null ? null : Streamed.read(fields);
            if (streamed != null) {
                read.add(streamed);
            }
        }
        return read;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
        resources.shutdown(0, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
