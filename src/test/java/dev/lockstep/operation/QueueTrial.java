package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's queue and the {@link QueueModel} side by side, step by step, from a seed. */
public final class QueueTrial implements Database, InstantSource {
    private static final int STEPS = 40;
    private static final List<String> FIELDS = List.of("title", "body", "state");

    private final Random random;
    private final SqlChange change;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Queue queue;
    private final UUID link = new UUID(1, 1);
    private final UUID connection = new UUID(1, 2);
    private final Map<UUID, Runnable> claimed = new HashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final QueueModel model;
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private Outcome next = new Outcome.Completed("updated");

    public QueueTrial(long seed, DataSource source, SqlChange change) {
        random = new Random(seed);
        this.change = change;
        model = new QueueModel(now);
        var door = change.on(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(door));
        var batches = new JdbcTemplate(door);
        jdbc = JdbcClient.create(batches);
        var settings = new QueueSettings("node", 50, 50, 8);
        var parts = QueueParts.of(settings, jdbc, batches, Dialect.SQLITE, this, this, new Random(1), new Facts());
        OperationProcessor processor = (operation, lease) -> Processed.of(next);
        queue = Queue.of(parts, jdbc, new SimpleMeterRegistry(), () -> processor, this::claimed);
    }

    /** Nothing but what the rules ask for; a mutant forgets some of it. */
    private final class Facts implements ResourceFacts {
        @Override
        public boolean linked(UUID linkId) {
            return true;
        }

        @Override
        public Map<UUID, Instant> modifiedAt(Set<UUID> subjects) {
            var known = new HashMap<>(model.modified);
            known.keySet().retainAll(change.forgets() ? new HashSet<UUID>() : subjects);
            return known;
        }
    }

    private void claimed(Runnable work) {
        claimed.put(new UUID(2, claimed.size() + 1L), work);
    }

    /** Null when both agree to the end; else where they part. */
    public @Nullable String difference() {
        for (int step = 0; step < STEPS; step++) {
            step();
            var real = real();
            var wanted = model.all().toString();
            if (!real.equals(wanted)) {
                return "after " + steps + "\n  the queue says " + real + "\n  and the model " + wanted;
            }
        }
        return null;
    }

    private void step() {
        int what = random.nextInt(10);
        if (what < 5) {
            enqueue();
        } else if (what < 8) {
            steps.add("dispatch");
            change.dispatching(true);
            queue.dispatcher().round();
            change.dispatching(false);
            model.dispatch();
        } else if (what < 9) {
            end();
        } else {
            now = now.plus(Duration.ofSeconds(random.nextInt(4)));
            model.now = now;
            steps.add("time passes");
        }
    }

    private void enqueue() {
        boolean comment = random.nextInt(3) == 0;
        int issue = random.nextInt(2);
        var subject = new UUID(3, comment ? 10 + issue : issue);
        boolean inbound = random.nextInt(3) > 0;
        var at = now.minusMillis(random.nextInt(5_000));
        if (!inbound) {
            model.modified.put(subject, at);
        }
        var request = new OperationRequest(
                new ResourceKey("key" + issue),
                comment ? OperationRequest.Kind.COMMENT : OperationRequest.Kind.ISSUE,
                subject,
                inbound ? OperationRequest.Direction.INBOUND : OperationRequest.Direction.OUTBOUND,
                link,
                connection,
                null,
                event(),
                null,
                inbound ? at : null,
                at,
                random.nextInt(2) == 0 ? null : "hash" + random.nextInt(2),
                random.nextInt(4) == 0 ? "delivery" + random.nextInt(3) : null,
                null,
                random.nextInt(2) == 0 ? Set.of() : Set.of(FIELDS.get(random.nextInt(3))),
                OperationRequest.Priority.LIVE);
        var asked = random.nextInt(8) == 0 ? request.look(at) : request;
        steps.add(asked.direction() + " " + asked.eventKind() + " " + subject.getLeastSignificantBits() + " "
                + asked.effectiveAt().toString().substring(17) + " " + asked.covers());
        write(() -> queue.operations().enqueue(asked));
        model.enqueue(asked);
    }

    private String event() {
        return switch (random.nextInt(6)) {
            case 0 -> "created";
            case 1 -> "deleted";
            default -> "edited";
        };
    }

    /** One that is processing ends. */
    private void end() {
        if (claimed.isEmpty()) {
            return;
        }
        var first = claimed.keySet().stream().sorted().toList();
        var chosen = first.get(random.nextInt(first.size()));
        var before = states();
        var until = now.plusSeconds(1 + random.nextInt(5));
        int how = random.nextInt(6);
        next = switch (how) {
            case 0 -> new Outcome.Failed("invalid", "refused", "change it");
            case 1 -> new Outcome.Waiting(until, "outcome_unknown");
            case 2 -> new Outcome.Dropped("record_newer", null);
            default -> new Outcome.Completed("updated");
        };
        claimed.remove(chosen).run();
        var state = how == 0 ? "errored" : how == 1 ? "queued" : how == 2 ? "dropped" : "completed";
        int number = changed(before);
        steps.add("#" + number + " ends " + state);
        model.ended(number, state, how == 1 ? until : null);
    }

    private Map<Integer, String> states() {
        Map<Integer, String> states = new HashMap<>();
        jdbc.sql("select state from operation order by seq")
                .query((row, n) -> states.put(n + 1, row.getString(1)))
                .list();
        return states;
    }

    private int changed(Map<Integer, String> before) {
        var after = states();
        return before.keySet().stream()
                .filter(number -> before.get(number).equals("processing"))
                .filter(number -> !after.get(number).equals("processing"))
                .findFirst()
                .orElseThrow();
    }

    private String real() {
        Map<String, Integer> numbers = new HashMap<>();
        return jdbc
                .sql("select id, state, coalesce(canceled_by, duplicate_of, dropped_for) from operation order by seq")
                .query((row, n) -> {
                    numbers.put(row.getString(1), n + 1);
                    return new String[] {String.valueOf(n + 1), row.getString(2), row.getString(3)};
                })
                .list()
                .stream()
                .map(row -> row[0] + ":" + row[1] + (row[2] == null ? "" : ">" + numbers.get(row[2])))
                .toList()
                .toString();
    }

    @Override
    public <T> T write(Supplier<T> unit) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? unit.get()
                : transaction.execute(status -> unit.get());
    }

    @Override
    public Instant instant() {
        return now;
    }
}
