package dev.lockstep.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountParts;
import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.login.Mailer;
import dev.lockstep.base.Ids;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.TestEvents;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** What is mailed and when, by a clock that the test moves. */
class QuietMailTest {
    private static final QuietHours NIGHT = QuietHours.of("22:00", "07:00", "UTC");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T23:00:00Z"));
    private final List<String> mails = new ArrayList<>();
    private boolean broken;
    private TestDatabase database;
    private People people;
    private QuietTimes times;
    private Teller teller;
    private MailRound round;
    private UUID ann;
    private UUID bob;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        people = AccountParts.people(database);
        times = new QuietTimes(database.database(), database.jdbc(), clock);
        teller = new Teller(database.jdbc(), TestEvents.stored(database), clock);
        Mailer mailer = (to, subject, text) -> {
            if (broken) {
                throw new UncheckedIOException(new java.io.IOException("no server"));
            }
            mails.add(to + " " + text);
        };
        round = new MailRound(
                database.database(),
                database.jdbc(),
                times,
                people,
                mailer,
                new PageAddresses(new MockEnvironment()),
                clock);
        ann = person("Ann");
        bob = person("Bob");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private UUID person(String name) {
        var id = Ids.next();
        people.add(new Person(id, name, name + "@example.org", false, true, Instant.EPOCH), "no password");
        return id;
    }

    private void tell(UUID to, String what) {
        database.database()
                .write(() -> teller.tell(List.of(new Draft(to, Kind.ASSIGNED, what, null, null, null, what))));
    }

    private void passes(Duration time) {
        clock.advance(time);
        while (round.run()) {}
    }

    @Test
    void whatHappensAtNightIsMailedInTheMorningAndOthersDoNotWait() {
        times.set(ann, NIGHT);
        tell(ann, "first");
        tell(bob, "for Bob");
        passes(Duration.ofMinutes(1));
        assertThat(mails).singleElement().asString().contains("Hello Bob", "for Bob");
        tell(ann, "second");
        passes(Duration.ofHours(7));
        assertThat(mails).hasSize(1);
        passes(Duration.ofHours(1));
        assertThat(mails).hasSize(2);
        assertThat(mails.getLast()).contains("Hello Ann", "first", "second");
        passes(Duration.ofDays(2));
        assertThat(mails).hasSize(2);
    }

    @Test
    void hoursThatAreTakenAwayOrShortenedLetGoOfWhatWaits() {
        times.set(ann, NIGHT);
        tell(ann, "first");
        passes(Duration.ofMinutes(1));
        times.set(ann, QuietHours.of("22:00", "00:00", "UTC"));
        passes(Duration.ofMinutes(1));
        assertThat(mails).isEmpty();
        passes(Duration.ofHours(1));
        assertThat(mails).singleElement().asString().contains("first");
        clock.set(Instant.parse("2026-11-22T22:30:00Z"));
        times.set(ann, NIGHT);
        tell(ann, "second");
        passes(Duration.ofMinutes(1));
        assertThat(mails).hasSize(1);
        times.set(ann, null);
        passes(Duration.ofMinutes(1));
        assertThat(mails).hasSize(2);
    }

    @Test
    void whatCouldNotBeSentBeforeIsNotTriedAgainAtNight() {
        clock.set(Instant.parse("2026-11-21T21:59:00Z"));
        times.set(ann, NIGHT);
        tell(ann, "first");
        broken = true;
        passes(Duration.ofSeconds(30));
        broken = false;
        passes(Duration.ofHours(1));
        assertThat(mails).isEmpty();
        passes(Duration.ofHours(9));
        assertThat(mails).singleElement().asString().contains("first");
    }
}
