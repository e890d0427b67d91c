package dev.lockstep.e2e;

import dev.lockstep.base.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.RedisServer;

/** Processes of one product that do only a part of it, on one PostgreSQL and one Redis. */
final class RoleProcess {
    /** All of them need the same. */
    static final String KEY = "LOCKSTEP_SECRET_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private RoleProcess() {}

    static RedisServer redis() throws IOException {
        var redis = RedisServer.newRedisServer()
                .port(free())
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        return redis;
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Has a data folder of its own, named after its roles. */
    static ProductProcess of(World world, Path folder, String roles, String redis) throws IOException {
        var own = Files.createDirectory(folder.resolve(roles));
        List<String> settings = new ArrayList<>(world.settings());
        settings.removeIf(setting -> setting.matches("--lockstep\\.(data-dir|database\\.url)=.*"));
        settings.add("--lockstep.data-dir=" + own.resolve("data"));
        settings.add("--lockstep.database.url=" + TestPostgres.url(folder));
        settings.add("--lockstep.redis.url=" + redis);
        settings.add("--lockstep.roles=" + roles);
        return new ProductProcess(own, settings);
    }
}
