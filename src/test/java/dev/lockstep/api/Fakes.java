package dev.lockstep.api;

import dev.lockstep.base.Database;
import dev.lockstep.event.Events;
import dev.lockstep.sync.Twin;
import dev.lockstep.sync.Twins;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/** What stands behind the surfaces, in memory: the tests here are about HTTP. Storage, inbox, queue and events are real. */
@TestConfiguration(proxyBeanMethods = false)
class Fakes {
    @Bean
    @Primary
    FakeTracker.FakeConnections fakeConnections() {
        return new FakeTracker.FakeConnections();
    }

    @Bean
    @Order(0)
    FakeTracker fakeGithub() {
        return new FakeTracker(dev.lockstep.connector.Tracker.GITHUB);
    }

    @Bean
    @Order(0)
    FakeTracker fakePlane() {
        return new FakeTracker(dev.lockstep.connector.Tracker.PLANE);
    }

    @Bean
    @Primary
    FakeLinks fakeLinks(FakeTracker.FakeConnections connections) {
        return new FakeLinks(connections);
    }

    @Bean
    @Primary
    FakeJobs fakeJobs(FakeLinks links, Events events, Database database) {
        return new FakeJobs(links, events, database);
    }

    @Bean
    @Primary
    Twins fakeTwins() {
        return new Twins() {
            @Override
            public Optional<Twin> find(UUID linkId, Twin.Kind kind, UUID hubId) {
                return Optional.empty();
            }

            @Override
            public Optional<Twin> findRemote(UUID linkId, Twin.Kind kind, String remoteId) {
                return Optional.empty();
            }

            @Override
            public List<FormerName> formerNames(UUID twinId) {
                return List.of();
            }

            @Override
            public List<Twin> of(UUID hubId) {
                return List.of();
            }

            @Override
            public Counts counts(UUID linkId) {
                return new Counts(3, 0, 5);
            }

            @Override
            public long count(UUID linkId, Twin.Kind kind) {
                return 3;
            }
        };
    }
}
