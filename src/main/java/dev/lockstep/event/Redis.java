package dev.lockstep.event;

import dev.lockstep.base.HubKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The Redis of the settings, if they name one. Nothing is asked of it before it is used. */
@Component
class Redis implements DisposableBean {
    private static final String PORT = "6379";

    private final @Nullable RedisStream stream;

    @Autowired
    Redis(
            @Value("${lockstep.redis.url:}") String url,
            @Value("${lockstep.redis.host:}") String host,
            @Value("${lockstep.redis.port:" + PORT + "}") int port,
            HubKey hub) {
        var address = url.isEmpty() && !host.isEmpty() ? "redis://" + host + ":" + port : url;
        stream = address.isEmpty() ? null : new RedisStream(address, hub);
    }

    /** Of tests. */
    Redis(@Nullable RedisStream stream) {
        this.stream = stream;
    }

    Optional<RedisStream> stream() {
        return Optional.ofNullable(stream);
    }

    @Override
    public void destroy() {
        if (stream != null) {
            stream.close();
        }
    }
}
