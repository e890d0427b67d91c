package dev.lockstep.account.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.audit.AuditLog.Act;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
    private TestDatabase database;
    private AuditLog log;

    @BeforeEach
    void begin(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        log = new AuditLog(
                database.database(), database.jdbc(), new TestClock(Instant.parse("2026-11-21T10:00:00.123456Z")));
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void anEmptyLogAndAWrittenOneHold() {
        assertThat(log.verify().broken()).isNull();
        act("one");
        act("two");
        assertThat(log.verify().entries()).isEqualTo(2);
        assertThat(log.verify().broken()).isNull();
        assertThat(log.verify().lastHash())
                .isEqualTo(log.list(1, null).items().getFirst().hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set subject = 'other' where subject = 'two'",
                "update audit set at = at + 1 where subject = 'two'",
                "update audit set actor_id = null, actor = 'ghost' where subject = 'two'",
                "update audit set actor = 'login', action = 'Ann' where subject = 'two'",
                "update audit set result = 'refused' where subject = 'two'"
            })
    void aChangedRowIsFound(String change) {
        act("one");
        act("two");
        act("three");
        assertThat(database.jdbc().sql(change).update()).isOne();
        assertThat(log.verify().broken()).isEqualTo(numberOf(1));
    }

    @Test
    void aRemovedRowIsFoundWhereTheNextOneStands() {
        act("one");
        act("two");
        act("three");
        database.jdbc().sql("delete from audit where subject = 'two'").update();
        assertThat(log.verify().broken()).isEqualTo(numberOf(0));
    }

    @Test
    void entriesAtOnceAreOneChain() throws Exception {
        var acts = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int act = 0; act < 20; act++) {
                var subject = "act " + act;
                acts.add(threads.submit(() -> act(subject)));
            }
        }
        for (var act : acts) {
            act.get();
        }
        assertThat(log.verify().entries()).isEqualTo(20);
        assertThat(log.verify().broken()).isNull();
    }

    @Test
    void whateverIsSentStaysOneLineAndShort() {
        act("x\r\n2026-11-21 admin done\u0007" + "y".repeat(2_000));
        var subject = log.list(1, null).items().getFirst().subject();
        assertThat(subject).doesNotContain("\n", "\r", "\u0007").startsWith("x");
        assertThat(subject.length()).isLessThanOrEqualTo(500);
        assertThat(log.verify().broken()).isNull();
    }

    @Test
    void pagesFollowEachOther() {
        for (int act = 0; act < 5; act++) {
            act("act " + act);
        }
        var first = log.list(3, null);
        var second = log.list(3, first.next());
        assertThat(first.items()).extracting(AuditEntry::subject).containsExactly("act 4", "act 3", "act 2");
        assertThat(second.items()).extracting(AuditEntry::subject).containsExactly("act 1", "act 0");
        assertThat(second.next()).isNull();
    }

    private void act(String subject) {
        log.add(new Act(null, "Ann", "login", subject, "192.0.2.7", true));
    }

    /** @param fromNewest 0 is the newest */
    private long numberOf(int fromNewest) {
        return log.list(10, null).items().get(fromNewest).number();
    }
}
