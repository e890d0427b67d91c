package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Guard;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asked before every remote write: may it leave, or does it wait for a person? */
@Component("wayOut") // the access to routes has a gate too
final class Gate {
    /** How a look ends that a person did not want. */
    static final String REJECTED = "rejected_by_person";

    private static final int NEWEST = 10;
    private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

    private final Guard guard;
    private final Operations operations;
    private final InstantSource clock;

    Gate(Guard guard, Operations operations, InstantSource clock) {
        this.guard = guard;
        this.operations = operations;
        this.clock = clock;
    }

    /** The plan that the look has to wait in; empty when it may write. */
    Optional<UUID> closed(Look look) {
        return guard.closed(
                look.exit(), look.issueId(), look.operation().request().hold());
    }

    /**
     * Puts the look aside until the plan is answered.
     *
     * @param inward what comes into the hub goes on
     */
    Processed held(Look look, UUID plan, Change change, Runnable inward) {
        var request = look.operation().request();
        boolean counts = request.hold() != null;
        // One that waits sends everything; looks without news of their own would pile up behind it.
        boolean another = !counts
                && request.isLook()
                && !look.permit().isLimited()
                && operations.waits(look.link().id(), look.subjectId());
        return new Processed(another ? new Outcome.Completed("held_by_guard") : new Outcome.Held(plan), () -> {
            guard.join(plan, counts ? change : null);
            inward.run();
        });
    }

    /**
     * What a look answers that may not write now, because of a plan or because its lease is too short; empty when it may.
     *
     * @param inward what comes into the hub goes on while a plan is waited for
     */
    Optional<Processed> postponed(Look look, Change change, Runnable inward) {
        Optional<UUID> plan = closed(look);
        if (plan.isPresent()) {
            return Optional.of(held(look, plan.get(), change, inward));
        }
        return look.lease().outlasts(RemoteSession.DEADLINE_SECONDS)
                ? Optional.empty()
                : Optional.of(Processed.of(new Outcome.Waiting(clock.instant().plus(LEASE_PAUSE), "lease_too_short")));
    }

    /** What was rejected, but for what somebody changed since and is still to be sent. */
    Set<Field> rejectedFields(Look look) {
        Change rejected = look.rejected();
        Set<Field> fields = EnumSet.noneOf(Field.class);
        if (rejected == null) {
            return fields;
        }
        for (Field field : Field.values()) {
            if (rejected.fields().isEmpty() || rejected.fields().contains(name(field))) {
                fields.add(field);
            }
        }
        var subject = Operations.Filter.of(look.link().id(), look.subjectId());
        operations.list(subject, NEWEST, null).items().stream()
                .filter(other -> other.finishedAt() == null
                        && !other.id().equals(look.operation().id()))
                .filter(other -> other.request().direction() == Direction.OUTBOUND)
                .forEach(other -> fields.removeIf(field -> covers(other, field)));
        return fields;
    }

    private static boolean covers(Operation other, Field field) {
        Set<String> covers = other.request().covers();
        return covers.isEmpty() || covers.contains(name(field));
    }

    static Set<String> names(Set<Field> fields) {
        return fields.stream().map(Gate::name).collect(Collectors.toSet());
    }

    static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
