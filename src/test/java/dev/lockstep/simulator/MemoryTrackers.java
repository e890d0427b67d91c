package dev.lockstep.simulator;

import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The simulated trackers without sockets: a request is a call, and a webhook is handed to whoever plays the network. */
public final class MemoryTrackers {
    private final Entrance githubDoor = new Entrance(URI.create("http://github.test"));
    private final Entrance planeDoor = new Entrance(URI.create("http://plane.test"));
    private final GitHubSimulator github;
    private final PlaneSimulator plane;
    private final Entrance jiraDoor = new Entrance(URI.create("http://jira.test"));
    private final @Nullable JiraSimulator jira;

    /** @param edition of the Jira, if there is one */
    public MemoryTrackers(
            InstantSource clock, long seed, @Nullable JiraEdition edition, BiConsumer<Hook, Duration> network) {
        try {
            var carrier = new Carrier(network);
            github = new GitHubSimulator(githubDoor, carrier, clock, seed);
            plane = new PlaneSimulator(planeDoor, carrier, clock, seed + 1);
            jira = edition == null ? null : new JiraSimulator(edition, jiraDoor, carrier, clock, seed + 2);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public GitHubSimulator github() {
        return github;
    }

    public PlaneSimulator plane() {
        return plane;
    }

    public Optional<JiraSimulator> jira() {
        return Optional.ofNullable(jira);
    }

    /** A webhook on its way. */
    public record Hook(URI url, Map<String, String> headers, String body, BiConsumer<Integer, String> done) {
        @Nullable
        public String header(String name) {
            return headers.get(name);
        }
    }

    /** What a request came to. */
    public record Reply(int status, Map<String, String> headers, String body) {}

    /** What the tracker behind this address does with a request, at once. */
    public Reply ask(String method, URI uri, Map<String, String> headers, @Nullable String body) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put("User-Agent", "Lockstep");
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        return door(uri).answer(Request.of(method, uri.getRawPath() + query, all, bytes));
    }

    /** As if the caller had asked too much. */
    public Reply refuse(URI uri) {
        return door(uri).refuse();
    }

    private Entrance door(URI uri) {
        return switch (String.valueOf(uri.getHost())) {
            case "github.test" -> githubDoor;
            case "plane.test" -> planeDoor;
            default -> jiraDoor;
        };
    }

    private static final class Entrance implements Door, Door.Maker {
        private final URI base;
        private final RequestLog log = new RequestLog();
        private @Nullable Site site;
        private @Nullable Faults faults;
        private @Nullable InstantSource clock;

        Entrance(URI base) {
            this.base = base;
        }

        @Override
        public Door make(Site behind, Faults strikes, InstantSource time) {
            site = behind;
            faults = strikes;
            clock = time;
            return this;
        }

        Reply answer(Request request) {
            var answer = site.answer(request);
            log.add(
                    new SimulatedRequest(
                            log.nextOrdinal(), request.method(), request.path(), request.path(), answer.status()),
                    site.isLimit(answer));
            return reply(answer);
        }

        Reply refuse() {
            return reply(site.rateLimited());
        }

        private Reply reply(Answer answer) {
            var headers = new LinkedHashMap<>(answer.headers());
            var now = clock.instant().plus(faults.clockSkew());
            headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
            return new Reply(answer.status(), headers, new String(answer.body(), StandardCharsets.UTF_8));
        }

        @Override
        public void open() {}

        @Override
        public URI baseUri() {
            return base;
        }

        @Override
        public RequestLog log() {
            return log;
        }

        @Override
        public void close() {}
    }

    private record Carrier(BiConsumer<Hook, Duration> network) implements HookCarrier {
        @Override
        public void carry(HookPost post, Duration delay) {
            var hook = new Hook(
                    post.url(),
                    post.headers(),
                    new String(post.body(), StandardCharsets.UTF_8),
                    (status, message) -> post.done().accept(new HookPost.Outcome(status, message, 0)));
            network.accept(hook, delay);
        }

        @Override
        public boolean awaitQuiet(Duration atMost) {
            return true;
        }

        @Override
        public void close() {}
    }
}
