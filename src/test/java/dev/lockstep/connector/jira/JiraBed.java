package dev.lockstep.connector.jira;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Tracker;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraPerson;
import dev.lockstep.simulator.jira.JiraSimulator;
import dev.lockstep.simulator.jira.JiraUser;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A connector before a simulated Jira, of which the account sits in New York. */
final class JiraBed implements AutoCloseable {
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:30Z"));
    final InstantSource clock = now::get;
    final Witness witness = new Witness();
    final JiraSimulator jira;
    final JiraUser robot;
    final Hub hub;
    final JiraConnector connector;
    final JiraPerson ann;
    final MemoryFolds folds = new MemoryFolds();
    Connection connection;

    JiraBed(JiraEdition edition, JiraWorkflow workflow) {
        jira = JiraSimulator.start(edition, 0, clock, 1).limits(false);
        witness.watch(jira);
        jira.addProject("WEB", "Web", workflow);
        robot = jira.addUser("Robot", ZoneId.of("America/New_York"));
        jira.addToken("secret", robot);
        ann = jira.person("Ann", "WEB");
        hub = Hub.at(clock);
        connection = connection(edition, "secret", jira.baseUri());
        connector = connector("");
    }

    Connection connection(JiraEdition edition, String token, URI base) {
        Credential credential = edition == JiraEdition.CLOUD
                ? new Credential.Account(robot.email(), new Secret(token))
                : new Credential.Token(new Secret(token));
        return new Connection(UUID.randomUUID(), Tracker.JIRA, "jira", base, credential, null, 1);
    }

    /** As after a restart. */
    JiraConnector connector(String issueType) {
        var options = new JiraOptions(issueType.isEmpty() ? null : issueType, Duration.ofSeconds(60));
        return new JiraConnector(hub.http, hub.governors, hub.key, folds, options);
    }

    RemoteSession session() {
        return connector.open(connection, new Container("WEB"));
    }

    void later(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    @Override
    public void close() {
        hub.close();
        jira.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    static final class MemoryFolds implements LabelFolds {
        private final Map<Place, Map<String, String>> all = new ConcurrentHashMap<>();

        @Override
        public Map<String, String> of(Place place) {
            return new HashMap<>(all.getOrDefault(place, Map.of()));
        }

        @Override
        public void keep(Place place, String folded, String original) {
            all.computeIfAbsent(place, key -> new ConcurrentHashMap<>()).putIfAbsent(folded, original);
        }
    }
}
