package dev.lockstep.event;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import redis.embedded.RedisServer;

/** A redis-server of a test's own, always at the same port, which keeps nothing when it ends. */
final class RealRedis implements AutoCloseable {
    private final int port;
    private final RedisClient client;
    private RedisServer server;

    RealRedis() {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        client = RedisClient.create(url());
        start();
    }

    void start() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (var connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }

    /** Oldest first. */
    List<Map<String, String>> stream(String key) {
        return stream(key, 100_000);
    }

    List<Map<String, String>> stream(String key, int most) {
        return ask(redis -> redis.xrange(key, Range.unbounded(), Limit.from(most)).stream()
                .map(each -> each.getBody())
                .toList());
    }

    void flush() {
        ask(RedisCommands::flushall);
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ProcessHandle process() {
        var pid = ask(redis -> redis.info("server"))
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .map(line ->
                        Long.parseLong(line.substring("process_id:".length()).strip()))
                .findFirst()
                .orElseThrow();
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** It stands still, and its connections stay open: whoever asks it gets no answer. */
    static void freeze(ProcessHandle process) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException("Redis could not be stopped.");
        }
    }

    /** {@code kill -9}. Dead when this returns. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
        stop();
    }
}
