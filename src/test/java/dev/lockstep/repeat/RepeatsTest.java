package dev.lockstep.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatsTest {
    private static final Turn FIRST = new Turn.First();
    private static final Asked ASKED = asked("ann", "key", "body");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private TestDatabase database;
    private Repeats repeats;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        repeats = new Repeats(database.jdbc(), database.database(), TestHubKey.fixed(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstIsDoneAndTheOthersHearWhatItWasAnswered() {
        assertThat(repeats.begin(ASKED)).isEqualTo(FIRST);
        assertThat(repeats.begin(ASKED)).isInstanceOf(Turn.Running.class);
        repeats.answered(ASKED, answer("lsp_canary"));
        assertThat(repeats.begin(ASKED)).isInstanceOfSatisfying(Turn.Again.class, again -> {
            assertThat(again.answer().status()).isEqualTo(201);
            assertThat(again.answer().headers()).containsEntry("Location", "/here");
            assertThat(new String(again.answer().body(), StandardCharsets.UTF_8))
                    .isEqualTo("lsp_canary");
        });
        assertThat(stored()).doesNotContain("canary", "/here", "body", "ann");
    }

    @Test
    void aKeyIsOneCallersAndStandsForOneRequest() {
        repeats.begin(ASKED);
        assertThat(repeats.begin(asked("ann", "key", "other"))).isInstanceOf(Turn.Other.class);
        assertThat(repeats.begin(asked("bob", "key", "body"))).isEqualTo(FIRST);
        assertThat(repeats.begin(asked("ann", "key2", "body"))).isEqualTo(FIRST);
    }

    @Test
    void whatWasNotDoneFreesItsKey() {
        repeats.begin(ASKED);
        repeats.forget(ASKED);
        assertThat(repeats.begin(asked("ann", "key", "corrected"))).isEqualTo(FIRST);
        repeats.answered(asked("ann", "key", "corrected"), answer("done"));
        repeats.forget(asked("ann", "key", "corrected"));
        assertThat(repeats.begin(asked("ann", "key", "corrected"))).isInstanceOf(Turn.Again.class);
    }

    @Test
    void whatWasCutOffIsNotDoneAgain() {
        repeats.begin(ASKED);
        clock.advance(Duration.ofMinutes(11));
        assertThat(repeats.begin(ASKED)).isInstanceOf(Turn.Unknown.class);
        var failed = asked("ann", "failed", "body");
        repeats.begin(failed);
        repeats.answered(failed, null);
        assertThat(repeats.begin(failed)).isInstanceOf(Turn.Unknown.class);
    }

    @Test
    void afterADayAllIsForgotten() {
        for (int each = 0; each < 30; each++) {
            repeats.begin(asked("ann", "key" + each, "body"));
        }
        clock.advance(Duration.ofHours(24).plusMillis(1));
        assertThat(repeats.begin(asked("ann", "key0", "other"))).isEqualTo(FIRST);
        repeats.begin(asked("ann", "new", "body"));
        assertThat(database.jdbc()
                        .sql("select count(*) from repeatable")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void ofManyAtTheSameMomentOneIsTheFirst() throws Exception {
        List<Callable<Turn>> all = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            all.add(() -> repeats.begin(ASKED));
        }
        int first = 0;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var turn : callers.invokeAll(all)) {
                first += turn.get().equals(FIRST) ? 1 : 0;
            }
        }
        assertThat(first).isEqualTo(1);
    }

    private String stored() {
        return database.jdbc()
                .sql("select id || fingerprint || answer as all_of_it from repeatable")
                .query(String.class)
                .list()
                .toString();
    }

    private static Answer answer(String body) {
        return new Answer(201, Map.of("Location", "/here"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Asked asked(String caller, String key, String body) {
        return new Asked(caller, key, body.getBytes(StandardCharsets.UTF_8));
    }
}
