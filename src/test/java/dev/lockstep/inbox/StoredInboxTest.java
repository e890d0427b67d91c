package dev.lockstep.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredInboxTest {
    private static final UUID CONNECTION = Ids.next();

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private TestDatabase database;
    private StoredInbox inbox;

    @BeforeEach
    void open() {
        database = TestDatabase.in(folder);
        inbox = new StoredInbox(database.database(), database.jdbc(), database.batches(), now::get);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDuplicateDeliveryHasNoEffect() {
        var signals = new AtomicInteger();
        inbox.onStored(signals::incrementAndGet);
        assertThat(inbox.store(CONNECTION, "issues", "guid-1", "{}")).isTrue();
        assertThat(inbox.store(CONNECTION, "issues", "guid-1", "{}")).isFalse();
        assertThat(inbox.store(Ids.next(), "issues", "guid-1", "{}")).isTrue();
        assertThat(inbox.waiting(10, Set.of())).hasSize(2);
        assertThat(signals).hasValue(2);
    }

    @Test
    void manyAtOnceAreEachToldWhetherTheyWereStored() throws Exception {
        inbox.store(CONNECTION, "issues", "guid-0", "{}");
        var signals = new AtomicInteger();
        inbox.onStored(signals::incrementAndGet);
        var stored = new AtomicInteger();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                var guid = "guid-" + i;
                pool.submit(() -> stored.addAndGet(inbox.store(CONNECTION, "issues", guid, "{}") ? 1 : 0));
            }
        }
        assertThat(inbox.waiting(100, Set.of())).hasSize(40);
        assertThat(stored).hasValue(39);
        assertThat(signals).hasValue(39);
    }

    @Test
    void whatIsHeldBackDoesNotStandInTheWayOfOthers() {
        var other = Ids.next();
        inbox.store(CONNECTION, "issues", "held", "{}");
        inbox.store(other, "issues", "free", "{}");
        assertThat(inbox.waiting(1, Set.of(CONNECTION)))
                .extracting(Inbox.Delivery::guid)
                .containsExactly("free");
        assertThat(inbox.waiting(10, Set.of(CONNECTION, other))).isEmpty();
    }

    @Test
    void theSameDeliveryTwentyTimesAtOnceIsStoredOnce() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                pool.submit(() -> inbox.store(CONNECTION, "issue", null, "{\"same\":1}"));
            }
        }
        assertThat(inbox.waiting(100, Set.of())).hasSize(1);
    }

    @Test
    void withoutAStableIdTheSameBodyIsARetryForTenMinutesAndNewsAfterwards() {
        assertThat(inbox.store(CONNECTION, "issue", null, "{}")).isTrue();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(9)));
        assertThat(inbox.store(CONNECTION, "issue", null, "{}")).isFalse();
        assertThat(inbox.store(CONNECTION, "issue", null, "{ }")).isTrue();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
        assertThat(inbox.store(CONNECTION, "issue", null, "{}")).isTrue();
    }

    @Test
    void whatIsTakenWaitsNoMoreAndIsRemovedWhenItIsOld() {
        inbox.store(CONNECTION, "issues", "a", "{}");
        inbox.store(CONNECTION, "issues", "b", "{\"second\":true}");
        var first = inbox.waiting(1, Set.of()).getFirst();
        var second = inbox.waiting(2, Set.of()).getLast();
        inbox.taken(Map.of(first.id(), new Inbox.Taken(Inbox.Status.PROCESSED, "opened", "look")));
        assertThat(inbox.stillWaiting(List.of(first.id(), second.id()))).containsExactly(second.id());
        assertThat(inbox.waiting(10, Set.of())).extracting(Inbox.Delivery::guid).containsExactly("b");
        var taken = now.getAndUpdate(time -> time.plusSeconds(60));
        inbox.store(CONNECTION, "issues", "c", "{}");
        assertThat(database.database().write(() -> inbox.prune(taken, 10))).isZero();
        assertThat(database.database().write(() -> inbox.prune(now.get(), 10))).isEqualTo(1);
        assertThat(database.jdbc()
                        .sql("select guid from delivery order by id")
                        .query(String.class)
                        .list())
                .containsExactly("b", "c");
    }

    @Test
    void aDeliverySurvivesARestartUnchanged() {
        var body = "{ \"title\" :\t\"Grüße \\u0000 😀\"\r\n}";
        inbox.store(CONNECTION, "issues", "a", body);
        database.close();
        open();
        var delivery = inbox.waiting(10, Set.of()).getFirst();
        assertThat(delivery.body()).isEqualTo(body);
        assertThat(delivery.connectionId()).isEqualTo(CONNECTION);
        assertThat(delivery.event()).isEqualTo("issues");
    }
}
