package dev.lockstep.connector.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Secret;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBudgetsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    @Test
    void aRestartKnowsTheBudgetAndADeletedConnectionHasNone() {
        try (var database = TestDatabase.in(folder)) {
            var clock = new TestClock(NOW);
            var connections = Hub.connections(database, clock);
            var budgets = new StoredBudgets(database.jdbc(), database.database(), clock);
            var token = new Connection.Credential.Token(new Secret("t"));
            var connection = connections.save(Tracker.GITHUB, "g", URI.create("http://github/api"), token, null);
            var before = new RateGovernors(budgets, clock, true, Duration.ZERO);
            var reset = NOW.plusSeconds(600);
            before.of(connection)
                    .acquire(Cost.CREATE, false)
                    .answered(new RateHeaders(60, 3, reset.getEpochSecond(), reset));
            before.tick();
            var known = new Budgets.Budget(60, 3, reset, null, null);
            assertThat(budgets.find(connection.id())).contains(known);
            assertThat(budgets.stored(connection.id()).spent()).allMatch(spent -> spent.size() == 1);
            before.of(connection).pause(reset, "Patience");
            var after = new RateGovernors(budgets, clock, true, Duration.ZERO);
            assertThat(after.of(connection).budget()).isEqualTo(new Budgets.Budget(60, 3, reset, reset, "Patience"));
            clock.advance(Duration.ofSeconds(601));
            assertThat(after.of(connection.id())).isEqualTo(new Budgets.Budget(60, null, null, null, null));
            connections.delete(connection.id());
            assertThat(budgets.find(connection.id())).isEmpty();
            before.of(connection).acquire(Cost.READ, false).unanswered();
        }
    }

    @Test
    void whoHasATokenOfHisOwnHasABudgetOfHisOwn() {
        try (var database = TestDatabase.in(folder)) {
            var clock = new TestClock(NOW);
            var connections = Hub.connections(database, clock);
            var budgets = new StoredBudgets(database.jdbc(), database.database(), clock);
            var token = new Connection.Credential.Token(new Secret("t"));
            var connection = connections.save(Tracker.GITHUB, "g", URI.create("http://github"), token, null);
            var own = connection.as(new Connection.Credential.Token(new Secret("own")), UUID.randomUUID(), 1);
            database.database().write(() -> connections.openLane(own.lane(), connection.id()));
            var governors = new RateGovernors(budgets, clock, true, Duration.ZERO);
            governors.of(own).pause(NOW.plusSeconds(9), "Patience");
            governors.of(connection).acquire(Cost.READ, false).unanswered();
            assertThat(budgets.pause(own.lane())).isPresent();
            assertThat(budgets.pause(connection.id())).isEmpty();
            database.database().write(() -> {
                connections.closeLane(own.lane(), connection.id());
                connections.closeLane(connection.lane(), connection.id());
            });
            assertThat(budgets.find(own.lane())).isEmpty();
            assertThat(budgets.find(connection.id())).isPresent();
        }
    }

    @Test
    void aRowThatCannotBeReadIsBegunAgain() {
        try (var database = TestDatabase.in(folder)) {
            var clock = new TestClock(NOW);
            var connections = Hub.connections(database, clock);
            var budgets = new StoredBudgets(database.jdbc(), database.database(), clock);
            var token = new Connection.Credential.Token(new Secret("t"));
            var connection = connections.save(Tracker.PLANE, "p", URI.create("http://plane/api/v1"), token, null);
            new RateGovernors(budgets, clock, true, Duration.ZERO)
                    .of(connection)
                    .pause(NOW.plusSeconds(9), "Patience");
            database.jdbc().sql("update budget set state = '{\"at\":'").update();
            new RateGovernors(budgets, clock, true, Duration.ZERO)
                    .of(connection)
                    .acquire(Cost.READ, false)
                    .answered(RateHeaders.NONE);
        }
    }
}
