package dev.lockstep.doctor;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Redis of the settings, if they name one. */
final class RedisLook implements Look {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Setup setup;

    RedisLook(Setup setup) {
        this.setup = setup;
    }

    @Override
    public String area() {
        return "redis";
    }

    @Override
    public List<Finding> findings() {
        var address = address();
        if (address == null) {
            return List.of(
                    Finding.notChecked(area(), "stream", "None is named (LOCKSTEP_REDIS_URL), and none is needed."));
        }
        var uri = RedisURI.create(address);
        uri.setTimeout(PATIENCE);
        var client = RedisClient.create(uri);
        var place = uri.getHost() + ":" + uri.getPort();
        try (var connection = client.connect()) {
            var told = connection.sync().info("server");
            return List.of(RedisWords.answered(area(), place, told));
        } catch (RedisException failure) {
            return List.of(Finding.warning(area(), place, RedisWords.of(failure)));
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    private @Nullable String address() {
        var url = setup.get("lockstep.redis.url");
        var host = setup.get("lockstep.redis.host");
        return url == null && host != null ? "redis://" + host + ":" + setup.get("lockstep.redis.port", "6379") : url;
    }
}
