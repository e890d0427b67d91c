package dev.lockstep.account.audit;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.base.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log itself. Thread-safe; entries of all nodes are one chain. */
@Component
public class AuditLog {
    private static final String BEGINNING = "0".repeat(64);
    private static final int MAX_CHARS = 500;
    private static final int AT_ONCE = 500;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    AuditLog(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was done, before it has a place in the chain. */
    public record Act(
            @Nullable UUID actorId, String actor, String action, String subject, String address, boolean done) {}

    public void add(Act act) {
        var at = Instant.ofEpochMilli(clock.millis());
        database.write(() -> {
            database.alone("audit");
            var previous = jdbc.sql("select hash from audit order by number desc limit 1")
                    .query(String.class)
                    .optional()
                    .orElse(BEGINNING);
            var entry = new AuditEntry(
                    0,
                    at,
                    act.actorId(),
                    line(act.actor()),
                    act.action(),
                    line(act.subject()),
                    line(act.address()),
                    act.done() ? "done" : "refused",
                    previous,
                    "");
            insert(entry);
        });
    }

    private void insert(AuditEntry entry) {
        jdbc.sql("""
                insert into audit (at, actor_id, actor, action, subject, address, result, previous_hash, hash)
                values (:at, :actorId, :actor, :action, :subject, :address, :result, :previous, :hash)
                """)
                .param("at", entry.at().toEpochMilli())
                .param(
                        "actorId",
                        entry.actorId() == null ? null : entry.actorId().toString())
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("address", entry.address())
                .param("result", entry.result())
                .param("previous", entry.previousHash())
                .param("hash", entry.proper())
                .update();
    }

    /** Newest first. */
    public Slice<AuditEntry> list(int limit, @Nullable String cursor) {
        var found = jdbc.sql("select * from audit where number < ? order by number desc limit ?")
                .params(cursor == null ? Long.MAX_VALUE : number(cursor), limit + 1)
                .query(AuditLog::read)
                .list();
        return Slice.of(found, limit, entry -> String.valueOf(entry.number()));
    }

    /** All, oldest first; reads some at a time. */
    public void each(Consumer<AuditEntry> reader) {
        long after = 0;
        List<AuditEntry> some;
        do {
            some = jdbc.sql("select * from audit where number > ? order by number limit ?")
                    .params(after, AT_ONCE)
                    .query(AuditLog::read)
                    .list();
            some.forEach(reader);
            after = some.isEmpty() ? after : some.getLast().number();
        } while (!some.isEmpty());
    }

    /**
     * Whether the chain holds.
     *
     * @param broken number of the first entry that was changed, or before which one is missing; null when it holds
     * @param lastHash noted elsewhere, it shows later whether the end was cut off
     */
    public record Verdict(long entries, @Nullable Long broken, String lastHash) {}

    public Verdict verify() {
        var walk = new Walk();
        each(walk);
        return new Verdict(walk.entries, walk.broken, walk.last);
    }

    private static final class Walk implements Consumer<AuditEntry> {
        private long entries;
        private String last = BEGINNING;
        private @Nullable Long broken;

        @Override
        public void accept(AuditEntry entry) {
            entries++;
            boolean holds = entry.previousHash().equals(last) && entry.proper().equals(entry.hash());
            if (!holds && broken == null) {
                broken = entry.number();
            }
            last = entry.hash();
        }
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        var actor = row.getString("actor_id");
        return new AuditEntry(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                actor == null ? null : UUID.fromString(actor),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("result"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    /** One line, whatever was sent. */
    private static String line(String text) {
        var line = Texts.line(text).replaceAll("\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= MAX_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CHARS));
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException unreadable) {
            throw Refused.invalid("cursor_invalid", "cursor", "The cursor must be the next of an earlier page.");
        }
    }
}
