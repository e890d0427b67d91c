package dev.lockstep.sync;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.guard.Change;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.Intents.Intent;
import dev.lockstep.sync.hand.Later;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates a remote record once, whatever happens to the answer: the intent is durable before the request leaves, the
 * record carries a mark that names it, and after an unknown outcome it is looked for until its absence is proof.
 */
@Component
final class ExactlyOnce {
    private static final List<Duration> PROBES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));
    private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

    private final Intents intents;
    private final Gate gate;
    private final InstantSource clock;

    ExactlyOnce(Intents intents, Gate gate, InstantSource clock) {
        this.intents = intents;
        this.gate = gate;
        this.clock = clock;
    }

    /** What is created, and what must be stored when it is. */
    interface Creation<R> {
        Twin.Kind kind();

        UUID hubId();

        @Nullable
        UUID parentId();

        /**
         * Inside the unit that stores the intent.
         *
         * @throws Processed.Stale when it has got a counterpart meanwhile
         */
        default void begins() {}

        /** What the hub's record says now; kept with the intent, because it becomes the base. */
        String payload();

        R send(String marker, String payload);

        Optional<R> find(Intent intent);

        /**
         * Decides what to store.
         *
         * @param found the remote record: the answer, or what a probe found
         * @param answered false when it was found later and may have been edited since
         */
        Runnable adopt(R found, String payload, boolean answered);
    }

    <R> Processed create(Look look, Creation<R> creation) {
        Optional<Intent> open = intents.open(look.link().id(), creation.kind(), creation.hubId());
        Optional<UUID> plan = open.isPresent() ? Optional.empty() : gate.closed(look);
        if (plan.isPresent()) {
            return held(look, creation, plan.get());
        }
        if (!look.lease().outlasts(RemoteSession.DEADLINE_SECONDS)) {
            return waiting(clock.instant().plus(LEASE_PAUSE), "lease_too_short");
        }
        return open.map(intent -> probe(look, creation, intent))
                .orElseGet(() -> send(look, creation, fresh(look, creation)));
    }

    private <R> Intent fresh(Look look, Creation<R> creation) {
        Instant now = clock.instant();
        return new Intent(
                look.operation().id(),
                look.link().id(),
                creation.kind(),
                creation.hubId(),
                creation.parentId(),
                creation.payload(),
                now,
                now.plus(unanswered(look)),
                true,
                false);
    }

    private <R> Processed probe(Look look, Creation<R> creation, Intent intent) {
        Optional<R> found = creation.find(intent);
        Instant now = clock.instant();
        if (found.isPresent()) {
            return stored(
                    new Outcome.Completed("adopted"), creation.adopt(found.get(), intent.payload(), false), intent);
        }
        if (now.isBefore(intent.settlesAt())) {
            return waiting(nextProbe(intent, now), "outcome_unknown");
        }
        // Nothing came of it, so this is the first that leaves.
        return gate.closed(look)
                .map(plan -> held(look, creation, plan))
                .orElseGet(
                        () -> send(look, creation, intent.resent(creation.payload(), now, now.plus(unanswered(look)))));
    }

    private Processed held(Look look, Creation<?> creation, UUID plan) {
        var change = new Change(look.issueId(), creation.hubId(), Change.What.CREATE, Set.of());
        return gate.held(look, plan, change, () -> {});
    }

    private <R> Processed send(Look look, Creation<R> creation, Intent intent) {
        look.lease().write(() -> {
            creation.begins();
            intents.save(intent);
        });
        try {
            R answer = creation.send(intent.mark(), intent.payload());
            return stored(new Outcome.Completed("created"), creation.adopt(answer, intent.payload(), true), intent);
        } catch (Later notMade) {
            look.lease().write(() -> refused(intent));
            throw notMade;
        } catch (ConnectorException failure) {
            if (!failure.fault().maybeDone()) {
                look.lease().write(() -> refused(intent));
                throw failure;
            }
            Instant now = clock.instant();
            Intent settling = intent.settling(now.plus(look.session().createSettles(failure.fault())));
            look.lease().write(() -> intents.save(settling));
            return waiting(nextProbe(settling, now), "outcome_unknown");
        }
    }

    /** Nothing came of this attempt. After an earlier one that nobody answered the name is kept, to look for both. */
    private void refused(Intent intent) {
        if (intent.repeated()) {
            intents.save(intent.settling(clock.instant()));
        } else {
            intents.withdraw(intent);
        }
    }

    /**
     * Takes what an unanswered create left behind, when the hub's record is no longer wanted there: once it is linked, the
     * look that follows takes it away. Empty when nothing is open.
     */
    <R> Optional<Processed> settle(Look look, Creation<R> creation) {
        return intents.open(look.link().id(), creation.kind(), creation.hubId())
                .map(intent -> settling(look, creation, intent)
                        .orElseGet(() -> new Processed(
                                new Outcome.Completed("nothing_to_send"), () -> intents.withdraw(intent))));
    }

    /** Empty when nothing was begun, or when it is certain that nothing came of it: then something else may be done. */
    <R> Optional<Processed> settleFirst(Look look, Creation<R> creation) {
        return intents.open(look.link().id(), creation.kind(), creation.hubId())
                .flatMap(intent -> settling(look, creation, intent));
    }

    private <R> Optional<Processed> settling(Look look, Creation<R> creation, Intent intent) {
        Optional<R> found = creation.find(intent);
        Instant now = clock.instant();
        if (found.isPresent()) {
            return Optional.of(stored(
                    new Outcome.Completed("adopted"), creation.adopt(found.get(), intent.payload(), false), intent));
        }
        return now.isBefore(intent.settlesAt())
                ? Optional.of(waiting(nextProbe(intent, now), "outcome_unknown"))
                : Optional.empty();
    }

    /** Something else was done; inside its unit of work. */
    void withdraw(UUID linkId, Twin.Kind kind, UUID hubId) {
        intents.open(linkId, kind, hubId).ifPresent(intents::withdraw);
    }

    private Processed stored(Outcome outcome, Runnable adopt, Intent intent) {
        return new Processed(outcome, () -> {
            adopt.run();
            intents.done(intent);
        });
    }

    private static Processed waiting(Instant until, String reason) {
        return Processed.of(new Outcome.Waiting(until, reason));
    }

    /** A node that died left no fault behind: the longest wait holds. */
    private static Duration unanswered(Look look) {
        return look.session().createSettles(new ConnectorFault.Unavailable("no answer", true, false));
    }

    private static Instant nextProbe(Intent intent, Instant now) {
        return PROBES.stream()
                .map(intent.sentAt()::plus)
                .filter(now::isBefore)
                .filter(intent.settlesAt()::isAfter)
                .findFirst()
                .orElse(intent.settlesAt());
    }
}
