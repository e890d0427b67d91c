package dev.lockstep.notify;

import dev.lockstep.base.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code quiet_hours}. Asked when something is about to be sent and not before, so that hours that are changed
 * count for what waits already. Thread-safe.
 */
@Component
public class QuietTimes {
    private final Database database;
    private final JdbcClient jdbc;
    private final MailQueue mails;
    private final InstantSource clock;

    QuietTimes(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.mails = new MailQueue(jdbc);
        this.clock = clock;
    }

    public Optional<QuietHours> find(UUID person) {
        return jdbc.sql("select begins, ends, zone from quiet_hours where person_id = ?")
                .param(person.toString())
                .query((row, number) ->
                        QuietHours.of(row.getString("begins"), row.getString("ends"), row.getString("zone")))
                .optional();
    }

    /** When the quiet ends that this person has now; empty where nothing need wait. */
    public Optional<Instant> until(UUID person, Instant now) {
        return find(person).flatMap(hours -> hours.endAfter(now));
    }

    /** What waits for the end of other hours is judged anew. Opens its own unit of work. @param hours null for none */
    public void set(UUID person, @Nullable QuietHours hours) {
        database.write(() -> {
            if (hours == null) {
                jdbc.sql("delete from quiet_hours where person_id = ?")
                        .param(person.toString())
                        .update();
            } else {
                jdbc.sql("""
                        insert into quiet_hours (person_id, begins, ends, zone) values (?, ?, ?, ?)
                        on conflict (person_id) do update set begins = excluded.begins, ends = excluded.ends, zone = excluded.zone
                        """)
                        .params(
                                person.toString(),
                                hours.from().toString(),
                                hours.until().toString(),
                                hours.zone().getId())
                        .update();
            }
            mails.hurry(person, clock.instant());
        });
    }
}
