package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issues;
import dev.lockstep.watch.sandbox.ScriptText;
import dev.lockstep.webhook.Echo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out runs that are due. What fails waits for its next attempt and holds up nobody. */
@Component
class Runner implements Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int LOST_ATTEMPTS = 10;
    /** Beyond the longest script, or a webhook's deadline. */
    private static final Duration LEASE = Duration.ofMinutes(6);

    private final RunQueue queue;
    private final StoredActions actions;
    private final Watches watches;
    private final ActionCalls calls;
    private final CommitIssues issues;
    private final Scripts scripts;
    private final Database database;
    private final InstantSource clock;

    Runner(
            RunQueue queue,
            StoredActions actions,
            Watches watches,
            ActionCalls calls,
            CommitIssues issues,
            Scripts scripts,
            Database database,
            InstantSource clock) {
        this.queue = queue;
        this.actions = actions;
        this.watches = watches;
        this.calls = calls;
        this.issues = issues;
        this.scripts = scripts;
        this.database = database;
        this.clock = clock;
    }

    /** The runs that are due now, taken for whoever carries them out. */
    List<Runnable> claim(boolean scripted, int limit) {
        var now = clock.instant();
        return queue.claim(scripted, limit, now, now.plus(LEASE)).stream()
                .map(held -> (Runnable) () -> carryOut(held))
                .toList();
    }

    private void carryOut(RunQueue.Held held) {
        var run = held.run();
        var action = actions.find(run.actionId());
        var watch = watches.find(run.watchId());
        if (action.isEmpty() || watch.isEmpty()) {
            return; // deleted meanwhile, and the run with it
        }
        var objection = objection(run, action.get());
        if (objection != null) {
            queue.finish(held, objection, null, clock.instant());
        } else if (run.kind() == Action.Kind.ISSUE) {
            onIssues(held, watch.get(), action.get());
        } else {
            onCall(held, watch.get(), action.get());
        }
    }

    /** Why it is not even tried; null when it is. */
    private static @Nullable RunOutcome objection(Run run, Action action) {
        if (run.cause() == Run.Cause.COMMIT && !action.enabled()) {
            return new RunOutcome.Refused("The action was switched off meanwhile.");
        }
        return run.attempts() > LOST_ATTEMPTS
                ? new RunOutcome.Failed(null, "Lockstep ended during each attempt; it is given up.", "", false)
                : null;
    }

    private void onCall(RunQueue.Held held, Watch watch, Action action) {
        var hash = held.run().kind() == Action.Kind.SCRIPT ? ScriptText.hash(String.valueOf(action.script())) : null;
        var outcome = attempted(held.run(), watch, action);
        if (Thread.interrupted()) {
            queue.giveBack(held, clock.instant()); // with the flag set, the database would refuse
            Thread.currentThread().interrupt();
        } else {
            queue.finish(held, outcome, hash, clock.instant());
        }
    }

    private RunOutcome attempted(Run run, Watch watch, Action action) {
        try {
            return run.kind() == Action.Kind.SCRIPT
                    ? calls.script(watch, action, run)
                    : calls.webhook(watch, action, run);
        } catch (Refused refused) {
            return new RunOutcome.Refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException surprise) {
            if (Outage.isNews(surprise)) {
                LOG.error("Run {} met a surprise", run.id(), surprise);
            }
            return new RunOutcome.Failed(null, "Something went wrong here; the log tells more.", "", true);
        }
    }

    /** The issue changes in the unit of work that ends the run: neither happens without the other. */
    private void onIssues(RunQueue.Held held, Watch watch, Action action) {
        var now = clock.instant();
        try {
            database.write(() -> {
                // Ended first: who lost the run changes nothing.
                if (queue.finish(held, new RunOutcome.Succeeded(null, ""), null, now)) {
                    queue.say(held.run().id(), issues.apply(watch, action, held.run(), now));
                }
            });
        } catch (Issues.VersionConflict moved) {
            queue.finish(held, new RunOutcome.Failed(null, "The issue changed meanwhile.", "", true), null, now);
        } catch (Refused refused) {
            queue.finish(held, new RunOutcome.Refused(String.valueOf(refused.getMessage())), null, now);
        } catch (RuntimeException surprise) {
            if (Outage.isNews(surprise)) {
                LOG.error("Run {} met a surprise", held.run().id(), surprise);
            }
            var failed = new RunOutcome.Failed(null, "The issue could not be changed; the log tells more.", "", true);
            queue.finish(held, failed, null, now);
        }
    }

    @Override
    public Optional<Run> find(UUID id) {
        return queue.rows().find(id);
    }

    @Override
    public Slice<Run> list(UUID watchId, @Nullable UUID actionId, int limit, @Nullable String cursor) {
        return queue.rows().list(watchId, actionId, limit, cursor);
    }

    @Override
    public List<Attempt> attempts(UUID id) {
        return queue.attempts()
                .of(find(id).orElseThrow(() -> Refused.notFound("run")).id());
    }

    @Override
    public Run again(UUID id) {
        var old = find(id).orElseThrow(() -> Refused.notFound("run"));
        var action = actions.find(old.actionId()).orElseThrow(() -> Refused.notFound("action"));
        var fresh = queue.ask(action, Run.Cause.AGAIN, old.commit(), clock.instant());
        return find(fresh).orElseThrow();
    }

    @Override
    public Run test(UUID actionId) {
        var action = actions.find(actionId).orElseThrow(() -> Refused.notFound("action"));
        var watch = watches.find(action.watchId()).orElseThrow(() -> Refused.notFound("watch"));
        var commit = newest(watch);
        var now = clock.instant();
        var held = queue.begin(action, Run.Cause.TEST, commit, now, now.plus(LEASE));
        carryOut(held);
        return find(held.run().id()).orElseThrow();
    }

    @Override
    public Echo.Received echo(UUID actionId) {
        var action = actions.find(actionId).orElseThrow(() -> Refused.notFound("action"));
        var watch = watches.find(action.watchId()).orElseThrow(() -> Refused.notFound("watch"));
        return calls.echo(watch, action, Ids.next(), newest(watch));
    }

    private Run.Commit newest(Watch watch) {
        var latest = watches.latest(watch);
        return new Sighting.NewCommit(latest.commit(), List.of()).of(latest.branch());
    }

    @Override
    public Scripts.State scripts() {
        return scripts.state();
    }
}
