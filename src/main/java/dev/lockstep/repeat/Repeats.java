package dev.lockstep.repeat;

import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows requests again by their keys, for a day, on every node. Thread-safe. Answers are encrypted: some show a secret. */
@Component
public final class Repeats {
    private static final Duration KEPT = Duration.ofHours(24);
    /** No request takes that long; one that did not end by then was cut off with its process. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** More than one request adds, so that the old ones come to an end. */
    private static final int FORGOTTEN_AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final Database database;
    private final HubKey hubKey;
    private final InstantSource clock;

    Repeats(JdbcClient jdbc, Database database, HubKey hubKey, InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.hubKey = hubKey;
        this.clock = clock;
    }

    /** Of those who come at the same moment one is the first. Outside of units of work. */
    public Turn begin(Asked asked) {
        Instant now = clock.instant();
        return database.write(() -> {
            forgetOld(now.minus(KEPT));
            boolean first = jdbc.sql("""
                    insert into repeatable (id, fingerprint, begun_at) values (?, ?, ?)
                    on conflict (id) do nothing
                    """)
                            .params(asked.id(), asked.fingerprint(), now.toEpochMilli())
                            .update()
                    == 1;
            return first ? new Turn.First() : known(asked, now);
        });
    }

    /** Nothing was done: the key is free again, for a corrected request as well. */
    public void forget(Asked asked) {
        database.write(() -> jdbc.sql("delete from repeatable where id = ? and ended_at is null")
                .param(asked.id())
                .update());
    }

    /** @param answer null where nobody can say what came of it */
    public void answered(Asked asked, @Nullable Answer answer) {
        var kept = answer == null ? null : hubKey.encrypt(Json.write(answer), place(asked.id()));
        database.write(() -> {
            jdbc.sql("update repeatable set ended_at = ?, answer = ? where id = ? and ended_at is null")
                    .param(clock.millis())
                    .param(kept)
                    .param(asked.id())
                    .update();
        });
    }

    private void forgetOld(Instant before) {
        jdbc.sql("""
                delete from repeatable where id in (
                  select id from repeatable where begun_at < ? order by begun_at, id limit ?)
                """).params(before.toEpochMilli(), FORGOTTEN_AT_ONCE).update();
    }

    private record Row(
            String fingerprint,
            long begunAt,
            boolean ended,
            @Nullable String answer) {}

    private Turn known(Asked asked, Instant now) {
        var row = jdbc.sql("select * from repeatable where id = ?")
                .param(asked.id())
                .query((found, number) -> new Row(
                        found.getString("fingerprint"),
                        found.getLong("begun_at"),
                        found.getObject("ended_at") != null,
                        found.getString("answer")))
                .optional()
                .orElse(null);
        if (row == null) {
            return new Turn.Running(); // it was freed at this moment; ask again
        }
        if (!row.fingerprint().equals(asked.fingerprint())) {
            return new Turn.Other();
        }
        var answer = row.answer();
        if (answer != null) {
            var text = hubKey.decrypt(answer, place(asked.id()), "A kept answer");
            return new Turn.Again(Json.read(text, Answer.class));
        }
        boolean cutOff = row.begunAt() < now.minus(LONGEST).toEpochMilli();
        return row.ended() || cutOff ? new Turn.Unknown() : new Turn.Running();
    }

    private static String place(String id) {
        return "repeatable.answer:" + id;
    }
}
