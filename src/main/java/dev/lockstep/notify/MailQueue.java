package dev.lockstep.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code notification_mail}: what still has to be mailed. Writes inside the caller's unit of work. */
final class MailQueue {
    /** What happens within it comes in one mail. */
    static final Duration GATHERED_FOR = Duration.ofSeconds(20);
    /** Nobody else sends them meanwhile; who dies is succeeded after it. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final int MOST_ATTEMPTS = 6;
    static final int MOST_IN_ONE = 50;

    private final JdbcClient jdbc;

    MailQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Notification notification, Instant due) {
        jdbc.sql("insert into notification_mail (notification_id, person_id, due_at, attempts) values (?, ?, ?, 0)")
                .params(notification.id().toString(), notification.personId().toString(), due.toEpochMilli())
                .update();
    }

    /** Whose first mail is due. */
    Optional<UUID> due(Instant now) {
        return jdbc.sql("select person_id from notification_mail where due_at <= ? order by due_at, person_id limit 1")
                .param(now.toEpochMilli())
                .query(String.class)
                .optional()
                .map(UUID::fromString);
    }

    /** What waits for this person, oldest first, the due and the others; taken, so that nobody else sends it for a while. */
    List<Notification> take(UUID person, Instant now) {
        var waiting = jdbc.sql("""
                select n.* from notification_mail m join notification n on n.id = m.notification_id
                where m.person_id = ? and m.due_at <= ? order by n.id limit ?
                """)
                .params(person.toString(), now.plus(GATHERED_FOR).toEpochMilli(), MOST_IN_ONE)
                .query(NotificationRows::read)
                .list();
        for (var each : waiting) {
            jdbc.sql("update notification_mail set due_at = ?, attempts = attempts + 1 where notification_id = ?")
                    .params(now.plus(LEASE).toEpochMilli(), each.id().toString())
                    .update();
        }
        return waiting;
    }

    /** Nothing of this person's is mailed before. */
    void postpone(UUID person, Instant until) {
        jdbc.sql("update notification_mail set due_at = ? where person_id = ? and due_at < ?")
                .params(until.toEpochMilli(), person.toString(), until.toEpochMilli())
                .update();
    }

    /** What was not tried yet is due as if it had just been told. */
    void hurry(UUID person, Instant now) {
        var soon = now.plus(GATHERED_FOR).toEpochMilli();
        jdbc.sql("update notification_mail set due_at = ? where person_id = ? and attempts = 0 and due_at > ?")
                .params(soon, person.toString(), soon)
                .update();
    }

    void sent(List<Notification> mailed) {
        mailed.forEach(each -> jdbc.sql("delete from notification_mail where notification_id = ?")
                .param(each.id().toString())
                .update());
    }

    /** Tried again later, each time after twice as long; in the end given up. */
    void failed(List<Notification> mailed, Instant now) {
        for (var each : mailed) {
            jdbc.sql("delete from notification_mail where notification_id = ? and attempts >= ?")
                    .params(each.id().toString(), MOST_ATTEMPTS)
                    .update();
            jdbc.sql(
                            "update notification_mail set due_at = ? + 60000 * (attempts * attempts) where notification_id = ?")
                    .params(now.toEpochMilli(), each.id().toString())
                    .update();
        }
    }
}
