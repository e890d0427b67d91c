package dev.lockstep.simulator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** The simulated GitHub without a network: the same answers, many more of them a second. Tells no hooks. */
public final class GitHubInMemory implements AutoCloseable {
    public final GitHubSimulator github;
    private final Entrance entrance;

    public GitHubInMemory(String host, InstantSource clock) {
        try {
            var made = new Entrance[1];
            github = new GitHubSimulator(
                    (site, faults, time) ->
                            made[0] = new Entrance(URI.create("http://" + host), site, new RequestLog()),
                    new NoHooks(),
                    clock,
                    1);
            entrance = made[0];
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public record Reply(int status, Map<String, String> headers, String body) {}

    public Reply ask(String method, URI uri, Map<String, String> headers, String body) {
        var named = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        var target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        var request = Request.of(method, target, named, Json.utf8(body));
        var log = entrance.log();
        var seen = new SimulatedRequest(log.nextOrdinal(), method, request.path(), entrance.site.route(request), 0);
        var answer = entrance.site.answer(request);
        log.add(seen.answered(answer.status()), entrance.site.isLimit(answer));
        return new Reply(answer.status(), answer.headers(), Json.text(answer.body()));
    }

    @Override
    public void close() {
        github.close();
    }

    private record Entrance(URI baseUri, Site site, RequestLog log) implements Door {
        @Override
        public void open() {}

        @Override
        public void close() {}
    }

    private static final class NoHooks implements HookCarrier {
        @Override
        public void carry(HookPost post, Duration delay) {}

        @Override
        public boolean awaitQuiet(Duration atMost) {
            return true;
        }

        @Override
        public void close() {}
    }
}
