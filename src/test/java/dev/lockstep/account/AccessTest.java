package dev.lockstep.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Secret;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));

    @Test
    void theFirstStartMakesATokenThatOnlyItsOwnerMayReadAndLaterStartsKeepIt() throws Exception {
        var first = new AccessToken(new AccountSettings(folder, null));
        var token = first.fresh().orElseThrow().reveal();
        var file = folder.resolve(AccessToken.FILE_NAME);
        assertThat(token).startsWith("lst_").hasSize(4 + 43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var second = new AccessToken(new AccountSettings(folder, null));
        assertThat(second.fresh()).isEmpty();
        assertThat(second.matches(token)).isTrue();
        assertThat(second.matches(token + " ")).isFalse();
    }

    @Test
    void processesThatShareAFolderHaveOneTokenHoweverManyStartAtOnce() throws Exception {
        var together = new CyclicBarrier(8);
        var tokens = new ArrayList<Future<AccessToken>>();
        try (var processes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                tokens.add(processes.submit(() -> {
                    together.await();
                    return new AccessToken(new AccountSettings(folder, null));
                }));
            }
        }
        var kept = Files.readString(folder.resolve(AccessToken.FILE_NAME)).strip();
        int fresh = 0;
        for (var token : tokens) {
            assertThat(token.get().matches(kept)).isTrue();
            fresh += token.get().fresh().isPresent() ? 1 : 0;
        }
        assertThat(fresh).as("those that show it").isOne();
    }

    @Test
    void theTokenOfTheSettingsGoesFirstAndIsNotWrittenDown() {
        var token = new AccessToken(new AccountSettings(folder, new Secret("given")));
        assertThat(token.matches("given")).isTrue();
        assertThat(folder.resolve(AccessToken.FILE_NAME)).doesNotExist();
    }

    @Test
    void aCodeSignsInOnce() {
        try (var database = TestDatabase.in(folder)) {
            var sessions = new Sessions(database.database(), database.jdbc(), now::get);
            var code = sessions.newCode().reveal();
            var session = sessions.redeem(code).orElseThrow().reveal();
            assertThat(sessions.holder(session)).isPresent();
            assertThat(sessions.redeem(code)).isEmpty();
            assertThat(sessions.redeem("guess")).isEmpty();
            sessions.end(session);
            assertThat(sessions.holder(session)).isEmpty();
        }
    }

    @Test
    void codesAndSessionsExpire() {
        try (var database = TestDatabase.in(folder)) {
            var sessions = new Sessions(database.database(), database.jdbc(), now::get);
            var code = sessions.newCode().reveal();
            var session =
                    sessions.redeem(sessions.newCode().reveal()).orElseThrow().reveal();
            now.updateAndGet(time -> time.plus(Sessions.CODE_LIFE));
            assertThat(sessions.redeem(code)).isEmpty();
            assertThat(sessions.holder(session)).isPresent();
            now.updateAndGet(time -> time.plus(Duration.ofDays(30)));
            assertThat(sessions.holder(session)).isEmpty();
        }
    }

    @Test
    void neitherCodesNorSessionsAreStoredInClear() throws Exception {
        try (var database = TestDatabase.in(folder)) {
            var sessions = new Sessions(database.database(), database.jdbc(), now::get);
            var code = sessions.newCode().reveal();
            var session =
                    sessions.redeem(sessions.newCode().reveal()).orElseThrow().reveal();
            var stored = database.jdbc()
                    .sql("select code_hash from sign_in_code union all select session_hash from browser_session")
                    .query(String.class)
                    .list();
            assertThat(stored).hasSize(2).noneMatch(hash -> hash.contains(code) || hash.contains(session));
        }
    }
}
