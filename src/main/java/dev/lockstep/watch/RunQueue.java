package dev.lockstep.watch;

import static dev.lockstep.watch.Attempt.State.FAILED;
import static dev.lockstep.watch.Attempt.State.REFUSED;
import static dev.lockstep.watch.Attempt.State.SUCCEEDED;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Outdated;
import dev.lockstep.event.Events;
import dev.lockstep.watch.RunAttempts.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs: stored with the detection that causes them, claimed under a lease, retried with the same id until they end. */
@Component
class RunQueue implements Outdated {
    private static final List<Duration> BACK_OFF = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1));
    private static final int MAX_ATTEMPTS = 6;
    private static final int MAX_SCRIPT_ATTEMPTS = 3;

    private final JdbcClient jdbc;
    private final Database database;
    private final Dialect dialect;
    private final Events events;
    private final WatchSignal signal;
    private final RunRows rows;
    private final RunAttempts attempts;

    RunQueue(JdbcClient jdbc, Database database, Dialect dialect, Events events, WatchSignal signal) {
        rows = new RunRows(jdbc);
        attempts = new RunAttempts(jdbc);
        this.jdbc = jdbc;
        this.database = database;
        this.dialect = dialect;
        this.events = events;
        this.signal = signal;
    }

    /** @param lease proves that the run is still the holder's */
    record Held(Run run, String lease) {}

    /** Inside the unit of work of the detection. A commit that the action ran for before makes no second run. */
    void trigger(Action action, Run.Commit commit, Instant at) {
        if (insert(Ids.next(), action, Run.Cause.COMMIT, commit, Run.State.QUEUED, null, at) == 1) {
            database.afterCommit(signal::runsAreDue);
        }
    }

    /** A run that a person asked for. */
    UUID ask(Action action, Run.Cause cause, Run.Commit commit, Instant at) {
        var id = Ids.next();
        database.write(() -> {
            insert(id, action, cause, commit, Run.State.QUEUED, null, at);
            database.afterCommit(signal::runsAreDue);
        });
        return id;
    }

    /** A run that its asker carries out. */
    Held begin(Action action, Run.Cause cause, Run.Commit commit, Instant at, Instant until) {
        var id = Ids.next();
        var lease = Ids.next().toString();
        database.write(() -> {
            insert(id, action, cause, commit, Run.State.RUNNING, new Lease(lease, until), at);
            attempts.begin(id, 1, at);
        });
        return new Held(rows.find(id).orElseThrow(), lease);
    }

    private record Lease(String token, Instant until) {}

    private int insert(
            UUID id,
            Action action,
            Run.Cause cause,
            Run.Commit commit,
            Run.State state,
            @Nullable Lease lease,
            Instant at) {
        return jdbc.sql("""
                insert into run (id, action_id, watch_id, kind, cause, branch, commit_sha, commit_message, commit_author,
                  commit_date, state, attempts, due_at, lease_token, lease_until, created_at, started_at)
                select :id, a.id, a.watch_id, a.kind, :cause, :branch, :sha, :message, :author,
                  :date, :state, :attempts, :due, cast(:lease as text), cast(:until as bigint), :at, cast(:started as bigint)
                from action a where a.id = :action
                on conflict (action_id, commit_sha) where cause = 'commit' do nothing
                """)
                .param("id", id.toString())
                .param("action", action.id().toString())
                .param("cause", word(cause))
                .param("branch", commit.branch())
                .param("sha", commit.sha())
                .param("message", commit.message())
                .param("author", commit.author())
                .param("date", commit.date().toEpochMilli())
                .param("state", word(state))
                .param("attempts", lease == null ? 0 : 1)
                .param("at", at.toEpochMilli())
                .param("due", (lease == null ? at : lease.until()).toEpochMilli())
                .param("lease", lease == null ? null : lease.token())
                .param("until", lease == null ? null : lease.until().toEpochMilli())
                .param("started", lease == null ? null : at.toEpochMilli())
                .update();
    }

    /** What is due, or was left by somebody who did not live to end it. */
    List<Held> claim(boolean scripts, int limit, Instant now, Instant until) {
        return database.write(() -> {
            var taken = take(scripts, limit, now, until);
            taken.forEach(held -> attempts.begin(held.run().id(), held.run().attempts(), now));
            return taken;
        });
    }

    private List<Held> take(boolean scripts, int limit, Instant now, Instant until) {
        var lease = Ids.next().toString();
        return jdbc.sql("""
                        update run set state = 'running', attempts = attempts + 1, started_at = :now,
                          lease_token = :lease, lease_until = :until, due_at = :until
                        where number in (
                            select number from run
                            where kind in (:kinds) and state in ('queued', 'running') and due_at <= :now
                            order by due_at, number limit :limit""" + dialect.forUpdateSkipLocked() + """
                        ) and state in ('queued', 'running') and due_at <= :now
                        returning *
                        """)
                .param("now", now.toEpochMilli())
                .param("lease", lease)
                .param("until", until.toEpochMilli())
                .param("kinds", kinds(scripts))
                .param("limit", limit)
                .query((row, number) -> new Held(RunRows.run(row, number), lease))
                .list();
    }

    /** When the next one is due, or given up by who has it; null when nothing waits. */
    @Nullable
    Instant nextDue(boolean scripts) {
        return kinds(scripts).stream()
                .map(this::nextDue)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Optional<Instant> nextDue(String kind) {
        return jdbc.sql("select min(due_at) as due from run where kind = ? and state in ('queued', 'running')")
                .param(kind)
                .query((row, number) -> Optional.ofNullable(Columns.timeOrNull(row, "due")))
                .single();
    }

    private static List<String> kinds(boolean scripts) {
        return scripts ? List.of("script") : List.of("webhook", "issue");
    }

    /** A process that owns the database alone knows that nobody works on what it finds running. */
    void forgetLeases() {
        database.write(() -> {
            jdbc.sql("""
                    update run set state = 'queued', lease_token = null, lease_until = null, due_at = created_at
                    where state = 'running'
                    """).update();
        });
    }

    /** Ends an attempt; false when somebody else holds the run by now. Opens a unit of work or joins the caller's. */
    boolean finish(Held held, RunOutcome outcome, @Nullable String textHash, Instant at) {
        return switch (outcome) {
            case RunOutcome.Succeeded done ->
                end(held, new Ending(SUCCEEDED, done.result(), null, done.output(), textHash), false, at);
            case RunOutcome.Refused refused ->
                end(held, new Ending(REFUSED, null, refused.reason(), "", textHash), false, at);
            case RunOutcome.Failed failed -> {
                boolean again = failed.again()
                        && held.run().cause() == Run.Cause.COMMIT
                        && held.run().attempts() < mostAttempts(held.run().kind());
                var ending = new Ending(FAILED, failed.result(), failed.reason(), failed.output(), textHash);
                yield end(held, ending, again, at);
            }
            case RunOutcome.Postponed postponed ->
                held.run().cause() == Run.Cause.TEST
                        ? end(held, new Ending(FAILED, null, postponed.reason(), "", textHash), false, at)
                        : giveBack(held, at.plus(BACK_OFF.getFirst()));
        };
    }

    private static int mostAttempts(Action.Kind kind) {
        return kind == Action.Kind.SCRIPT ? MAX_SCRIPT_ATTEMPTS : MAX_ATTEMPTS;
    }

    /** What was not even begun, or cut off by the end of the process, is as if it had not been taken. */
    boolean giveBack(Held held, Instant due) {
        return database.write(() -> {
            int rows = jdbc.sql("""
                    update run set state = 'queued', attempts = attempts - 1, due_at = :due,
                      lease_token = null, lease_until = null
                    where id = :id and lease_token = :lease
                    """)
                    .param("due", due.toEpochMilli())
                    .param("id", held.run().id().toString())
                    .param("lease", held.lease())
                    .update();
            if (rows == 1) {
                attempts.forget(held.run());
            }
            return rows == 1;
        });
    }

    private boolean end(Held held, Ending ending, boolean again, Instant at) {
        var run = held.run();
        var state = again ? Run.State.QUEUED : Run.State.valueOf(ending.state().name());
        var due = !again ? run.dueAt() : at.plus(BACK_OFF.get(Math.min(run.attempts(), BACK_OFF.size()) - 1));
        var started = run.startedAt() == null ? at : run.startedAt();
        return database.write(() -> {
            int rows = jdbc.sql("""
                    update run set state = :state, result = :result, reason = :reason, output = :output,
                      text_hash = :hash, due_at = :due, duration_ms = :duration,
                      finished_at = :finished, lease_token = null, lease_until = null
                    where id = :id and lease_token = :lease
                    """)
                    .param("state", word(state))
                    .param("result", ending.result())
                    .param("reason", ending.reason())
                    .param("output", ending.output())
                    .param("hash", ending.textHash())
                    .param("due", due.toEpochMilli())
                    .param("duration", Duration.between(started, at).toMillis())
                    .param("finished", again ? null : at.toEpochMilli())
                    .param("id", run.id().toString())
                    .param("lease", held.lease())
                    .update();
            if (rows == 1) {
                attempts.end(run, ending, at);
                events.publish("run.updated", run.id().toString(), null, told(run, state, ending.textHash()));
            }
            return rows == 1;
        });
    }

    /** The outbox is the record of who ran what. */
    private static Map<String, String> told(Run run, Run.State state, @Nullable String textHash) {
        return Map.of(
                "actionId", run.actionId().toString(),
                "state", word(state),
                "scriptHash", textHash == null ? "" : textHash);
    }

    /** What a run that has ended in this unit of work did. */
    void say(UUID id, RunOutcome.Succeeded done) {
        for (var text : List.of(
                "update run set output = ? where id = ?",
                "update run_attempt set output = ? where run_id = ? and state = 'succeeded'")) {
            jdbc.sql(text).params(done.output(), id.toString()).update();
        }
    }

    RunRows rows() {
        return rows;
    }

    RunAttempts attempts() {
        return attempts;
    }

    @Override
    public int prune(Instant before, int rows) {
        return jdbc.sql("delete from run where number in (select number from run where finished_at < ? limit ?)")
                .params(before.toEpochMilli(), rows)
                .update();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
