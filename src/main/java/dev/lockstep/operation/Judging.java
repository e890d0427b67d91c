package dev.lockstep.operation;

import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.Rivals.Question;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks what the rules of {@link Intake} need, for many at once, and lets them decide. Inside a unit of work. */
class Judging {
    private final OperationRows rows;
    private final Rivals rivals;
    private final ResourceFacts facts;

    Judging(QueueParts parts, Rivals rivals) {
        rows = parts.rows();
        facts = parts.facts();
        this.rivals = rivals;
    }

    /**
     * The verdicts in the order of the wishes.
     *
     * @param wishes of different subjects
     * @param linked what {@link #linked} gave for this intake
     */
    List<Verdict> judge(List<Wish> wishes, Predicate<OperationRequest> linked) {
        var known = rivals(wishes);
        var world = new World(wishes.stream().map(Wish::request).toList(), linked);
        List<Verdict> verdicts = new ArrayList<>();
        for (int at = 0; at < wishes.size(); at++) {
            var request = wishes.get(at).request();
            var facts = world.of(
                    request,
                    request.deliveryId() == null ? null : rows.sameDelivery(request),
                    request.isLook() ? rows.queuedLook(request) : null);
            verdicts.add(Intake.decide(request, known.getOrDefault(wishes.get(at), List.of()), facts));
        }
        return verdicts;
    }

    /** I1 for one intake or claim: each link is asked about once, however many operations it has. */
    Predicate<OperationRequest> linked() {
        Map<UUID, Boolean> linked = new HashMap<>();
        return request -> linked.computeIfAbsent(request.linkId(), facts::linked);
    }

    /** A look is never judged by them. */
    private Map<Wish, List<Known>> rivals(List<Wish> wishes) {
        var judged = wishes.stream().filter(wish -> !wish.request().isLook()).toList();
        var found = rivals.of(judged.stream()
                .map(wish -> new Question(wish.subject(), Instant.EPOCH, 0))
                .toList());
        Map<Wish, List<Known>> known = new HashMap<>();
        for (int at = 0; at < judged.size(); at++) {
            known.put(judged.get(at), found.get(at));
        }
        return known;
    }

    /** @param payloadMayBeOld its second saw something else as well (X2) */
    record Second(Verdict verdict, boolean payloadMayBeOld) {}

    /** Judges what was claimed once more (X1); in the order of the operations. */
    List<Second> again(List<Operation> operations) {
        var known = rivals.of(operations.stream().map(Judging::question).toList());
        var world = new World(operations.stream().map(Operation::request).toList(), linked());
        List<Second> verdicts = new ArrayList<>();
        for (int at = 0; at < operations.size(); at++) {
            var request = operations.get(at).request();
            var verdict = Intake.recheck(request, known.get(at), world.of(request, null, null));
            verdicts.add(new Second(verdict, Intake.sharesItsSecond(request, known.get(at))));
        }
        return verdicts;
    }

    private static Question question(Operation operation) {
        var request = operation.request();
        return new Question(
                new Wish.Subject(request.subjectId(), request.linkId()),
                request.effectiveAt().truncatedTo(ChronoUnit.SECONDS),
                operation.seq());
    }

    /** The facts outside the queue, each asked for once. */
    private final class World {
        private final Predicate<OperationRequest> linked;
        private final Map<UUID, Instant> modified;

        World(List<OperationRequest> requests, Predicate<OperationRequest> linked) {
            this.linked = linked;
            Set<UUID> subjects = new HashSet<>();
            requests.stream().filter(World::mayBeOlder).forEach(request -> subjects.add(request.subjectId()));
            modified = subjects.isEmpty() ? Map.of() : facts.modifiedAt(subjects);
        }

        private static boolean mayBeOlder(OperationRequest request) {
            return request.direction() == Direction.INBOUND && !request.isLook();
        }

        Intake.Facts of(OperationRequest request, @Nullable UUID sameDelivery, @Nullable UUID queuedLook) {
            return new Intake.Facts(
                    linked.test(request),
                    mayBeOlder(request) ? modified.get(request.subjectId()) : null,
                    sameDelivery,
                    queuedLook);
        }
    }
}
