package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.base.TwoUnits;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class StoredConnectionsTest {
    private static final String CANARY = "ghp_canary0123456789";
    private static final URI GITHUB = URI.create("https://api.github.com/");

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private StoredConnections connections() {
        return new StoredConnections(
                database.jdbc(), database.database(), TestHubKey.in(folder), InstantSource.system());
    }

    private static Connection.Credential token(String value) {
        return new Connection.Credential.Token(new Secret(value));
    }

    private static String revealed(Connection connection) {
        return ((Connection.Credential.Token) connection.credential()).token().reveal();
    }

    @Test
    void noTokenStandsInAnyFileInPlainText() throws IOException {
        connections().save(Tracker.GITHUB, "main", GITHUB, token(CANARY), new Secret("hook-" + CANARY));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain("canary");
            }
        }
        var read = connections().findByName("main").orElseThrow();
        assertThat(revealed(read)).isEqualTo(CANARY);
        assertThat(read.webhookSecret().reveal()).isEqualTo("hook-" + CANARY);
        assertThat(read.toString()).doesNotContain("canary");
        assertThat(read.baseUrl()).hasToString("https://api.github.com");
    }

    @Test
    void savingTheSameAgainChangesNothingAndAnotherTokenCountsTheRevision() {
        var first = connections().save(Tracker.PLANE, "p", GITHUB, token("a"), null);
        assertThat(connections()
                        .save(Tracker.PLANE, "p", GITHUB, token("a"), null)
                        .revision())
                .isEqualTo(1);
        var second = connections().save(Tracker.PLANE, "p", GITHUB, token("b"), null);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.revision()).isEqualTo(2);
        assertThat(connections().all()).hasSize(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "lockstep.test.database", matches = "postgresql")
    void twoNodesThatStartWithOtherSettingsAtOnceBothSaveThem() throws Exception {
        connections().save(Tracker.PLANE, "p", GITHUB, token("a"), null);
        TwoUnits.overlapping(
                database,
                () -> connections().save(Tracker.PLANE, "p", GITHUB, token("b"), null),
                () -> connections().save(Tracker.PLANE, "p", GITHUB, token("c"), null));
        var saved = connections().findByName("p").orElseThrow();
        assertThat(revealed(saved)).isEqualTo("c");
        assertThat(saved.revision()).isEqualTo(3);
    }

    @Test
    void processesThatShareAFolderHaveOneKeyHoweverManyStartAtOnce() throws Exception {
        var together = new CyclicBarrier(8);
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            var keys = new ArrayList<Future<String>>();
            for (int i = 0; i < 8; i++) {
                keys.add(processes.submit(() -> {
                    together.await();
                    return TestHubKey.in(folder).hubId();
                }));
            }
            var ids = new HashSet<String>();
            for (var key : keys) {
                ids.add(key.get());
            }
            assertThat(ids).hasSize(1);
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".draft"));
        }
    }

    @Test
    void aReplacedWebhookSecretCountsForAWhileAndIsKeptEncrypted() throws Exception {
        var clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
        var connections = new StoredConnections(
                database.jdbc(), database.database(), TestHubKey.in(folder), clock, Duration.ofHours(24));
        save(connections, "a", "old-" + CANARY);
        assertThat(counting(connections, clock)).containsExactly("old-" + CANARY);
        save(connections, "a", "new-" + CANARY);
        save(connections, "b", "new-" + CANARY); // another token is no other secret
        assertThat(counting(connections, clock)).containsExactly("new-" + CANARY, "old-" + CANARY);
        var afterRestart = new StoredConnections(
                database.jdbc(), database.database(), TestHubKey.in(folder), clock, Duration.ofHours(24));
        assertThat(counting(afterRestart, clock)).containsExactly("new-" + CANARY, "old-" + CANARY);
        var kept = database.jdbc()
                .sql("select former_secret from connection")
                .query(String.class)
                .single();
        assertThat(kept).isNotNull().doesNotContain(CANARY);
        clock.advance(Duration.ofHours(24));
        assertThat(counting(connections, clock)).containsExactly("new-" + CANARY);
        assertThat(counting(afterRestart, clock)).containsExactly("new-" + CANARY);
    }

    private static void save(Connections connections, String token, String webhookSecret) {
        connections.save(Tracker.GITHUB, "g", GITHUB, token(token), new Secret(webhookSecret));
    }

    private static List<String> counting(Connections connections, TestClock clock) {
        return connections.findByName("g").orElseThrow().webhookSecrets(clock.instant()).stream()
                .map(Secret::reveal)
                .toList();
    }

    @Test
    void anotherKeyIsRefusedAtStartInWords() {
        connections().save(Tracker.PLANE, "p", GITHUB, token("a"), null);
        var other = TestHubKey.fixed();
        assertThatThrownBy(() ->
                        new StoredConnections(database.jdbc(), database.database(), other, InstantSource.system()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("LOCKSTEP_SECRET_KEY");
    }

    @Test
    void aCiphertextMovedToAnotherRowCannotBeRead() {
        connections().save(Tracker.PLANE, "p", GITHUB, token("a"), null);
        connections().save(Tracker.PLANE, "q", GITHUB, token("b"), null);
        database.database().write(() -> {
            database.jdbc()
                    .sql("update connection set credential = (select credential from connection where name = 'p')")
                    .update();
        });
        assertThatThrownBy(() -> connections().findByName("q")).isInstanceOf(Refused.class);
    }

    @Test
    void theKeyFileIsMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
        var id = TestHubKey.in(folder).hubId();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
        assertThat(TestHubKey.in(folder).hubId()).isEqualTo(id);
        assertThatThrownBy(() -> TestHubKey.from("c2hvcnQ=", folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("openssl rand");
    }
}
