package dev.lockstep.notify;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.login.Mailer;
import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mails what one person is to be told, all in one mail. A mail that was handed on right before the process died is sent once
 * more: mail has no way to say that it is known already. Thread-safe.
 */
@Component
class MailRound {
    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);

    private final Database database;
    private final MailQueue queue;
    private final QuietTimes quietTimes;
    private final People people;
    private final Mailer mailer;
    private final PageAddresses pages;
    private final InstantSource clock;

    MailRound(
            Database database,
            JdbcClient jdbc,
            QuietTimes quietTimes,
            People people,
            Mailer mailer,
            PageAddresses pages,
            InstantSource clock) {
        this.database = database;
        this.queue = new MailQueue(jdbc);
        this.quietTimes = quietTimes;
        this.people = people;
        this.mailer = mailer;
        this.pages = pages;
        this.clock = clock;
    }

    /** False when nothing is due. Outside a unit of work. */
    boolean run() {
        if (queue.due(clock.instant()).isEmpty()) {
            return false; // found without a unit of work, because that is how it mostly is
        }
        var turn = database.write(() -> queue.due(clock.instant()).map(person -> taken(person, clock.instant())));
        if (turn.isEmpty() || turn.get().isEmpty()) {
            return turn.isPresent();
        }
        var mailed = turn.get();
        Optional<Person> to = people.find(mailed.getFirst().personId()).filter(Person::active);
        try {
            to.ifPresent(person -> mailer.send(person.email(), subject(mailed), text(person, mailed)));
            database.write(() -> queue.sent(mailed));
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                throw failure;
            }
            LOG.warn("A mail with {} notifications could not be sent: {}", mailed.size(), failure.toString());
            database.write(() -> queue.failed(mailed, clock.instant()));
        }
        return true;
    }

    /** Nothing where the person's quiet hours last; then it waits for their end. */
    private List<Notification> taken(UUID person, Instant now) {
        var quiet = quietTimes.until(person, now);
        quiet.ifPresent(end -> queue.postpone(person, end));
        return quiet.isPresent() ? List.of() : queue.take(person, now);
    }

    private static String subject(List<Notification> mailed) {
        return mailed.size() == 1
                ? "Lockstep: " + mailed.getFirst().kind().title()
                : "Lockstep: " + mailed.size() + " notifications";
    }

    private String text(Person person, List<Notification> mailed) {
        var text = new StringBuilder("Hello ").append(person.name()).append(",\n\n");
        for (var each : mailed) {
            text.append("- ").append(each.content()).append('\n');
            pages.of(each).ifPresent(page -> text.append("  ").append(page).append('\n'));
        }
        return text.append("\nTo have less of it mailed, switch it off here: ")
                .append(pages.settings())
                .append('\n')
                .toString();
    }
}
