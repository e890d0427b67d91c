package dev.lockstep.watch;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.Tracker;
import dev.lockstep.simulator.GitHubInMemory;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Some simulated GitHubs, a connection to each, and the way there without a network. */
final class InMemoryTrackers implements RemoteHttp, AutoCloseable {
    final List<Connection> connections = new ArrayList<>();
    private final Map<String, GitHubInMemory> servers = new HashMap<>();
    private final InstantSource clock;
    private final Duration latency;

    InMemoryTrackers(int count, InstantSource clock, Duration latency) {
        this.clock = clock;
        this.latency = latency;
        for (int number = 0; number < count; number++) {
            var host = "github-" + number + ".test";
            var server = new GitHubInMemory(host, clock);
            server.github.addToken("secret-token", "hub").limitPerHour(1_000_000);
            servers.put(host, server);
            connections.add(Hub.connection(Tracker.GITHUB, server.github.baseUri(), "secret-token"));
        }
    }

    GitHubInMemory server(int number) {
        return servers.get("github-" + number + ".test");
    }

    @Override
    public Answer send(Ask ask) {
        if (latency.isPositive()) {
            LockSupport.parkNanos(latency.toNanos());
        }
        var body = ask.body() == null ? "" : ask.body();
        var reply = servers.get(ask.uri().getHost()).ask(ask.method(), ask.uri(), ask.headers(), body);
        var headers = new HashMap<String, List<String>>();
        reply.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Answer(
                reply.status(), HttpHeaders.of(headers, (name, value) -> true), reply.body(), clock.instant());
    }

    @Override
    public void close() {
        servers.values().forEach(GitHubInMemory::close);
    }
}
