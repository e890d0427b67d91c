package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Secret;
import dev.lockstep.base.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
            var clock = InstantSource.fixed(NOW);
            var connections =
                    new StoredConnections(database.jdbc(), database.database(), new HubKey(new byte[32]), clock);
            var budgets = new StoredBudgets(database.jdbc(), database.database(), clock);
            var token = new Connection.Credential.Token(new Secret("t"));
            var id = connections
                    .save(Tracker.PLANE, "p", URI.create("http://plane/api/v1"), token, null)
                    .id();
            var budget = new Budgets.Budget(60, 3, NOW.plusSeconds(9), null, null);
            budgets.save(id, new StoredBudgets.Row(budget, List.of(NOW)));
            budgets.save(id, new StoredBudgets.Row(budget, List.of(NOW)));
            assertThat(budgets.find(id)).contains(new StoredBudgets.Row(budget, List.of(NOW)));
            budgets.save(UUID.randomUUID(), new StoredBudgets.Row(budget, List.of()));
            connections.delete(id);
            assertThat(budgets.find(id)).isEmpty();
        }
    }
}
