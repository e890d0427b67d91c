package dev.lockstep.operation;

import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.Rivals.Question;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

    /** @param wishes of different subjects */
    Map<Wish, Verdict> judge(List<Wish> wishes) {
        var known = known(wishes.stream()
                .filter(wish -> weighs(wish.request()))
                .map(wish -> new Question(wish.subject(), Instant.EPOCH))
                .toList());
        var world = new World(wishes.stream().map(Wish::request).toList());
        Map<Wish, Verdict> verdicts = new LinkedHashMap<>();
        for (var wish : wishes) {
            var request = wish.request();
            var facts = world.of(
                    request,
                    request.deliveryId() == null ? null : rows.sameDelivery(request),
                    request.isLook() ? rows.queuedLook(request) : null);
            verdicts.put(wish, Intake.decide(request, known.getOrDefault(wish.subject(), List.of()), facts));
        }
        return verdicts;
    }

    /** @param payloadMayBeOld its second saw something else as well (X2) */
    record Second(Verdict verdict, boolean payloadMayBeOld) {}

    /** Judges what was claimed once more (X1). */
    Map<Operation, Second> again(List<Operation> operations) {
        var known = known(operations.stream()
                .filter(each -> weighs(each.request()))
                .map(each -> new Question(
                        new Wish.Subject(
                                each.request().subjectId(), each.request().linkId()),
                        each.request().effectiveAt().truncatedTo(ChronoUnit.SECONDS)))
                .toList());
        var world = new World(operations.stream().map(Operation::request).toList());
        Map<Operation, Second> verdicts = new LinkedHashMap<>();
        for (var operation : operations) {
            var request = operation.request();
            var others = known.getOrDefault(new Wish.Subject(request.subjectId(), request.linkId()), List.of()).stream()
                    .filter(other -> !other.id().equals(operation.id()))
                    .toList();
            var verdict = Intake.recheck(request, others, world.of(request, null, null));
            verdicts.put(operation, new Second(verdict, Intake.sharesItsSecond(request, others)));
        }
        return verdicts;
    }

    private static boolean weighs(OperationRequest request) {
        return !request.isLook();
    }

    private Map<Wish.Subject, List<Known>> known(List<Question> questions) {
        Map<Wish.Subject, List<Known>> known = new HashMap<>();
        var answers = rivals.of(questions);
        for (int at = 0; at < questions.size(); at++) {
            known.put(questions.get(at).subject(), answers.get(at));
        }
        return known;
    }

    /** The facts outside the queue, each asked for once. */
    private final class World {
        private final Map<UUID, Boolean> linked = new HashMap<>();
        private final Map<UUID, Instant> modified;

        World(List<OperationRequest> requests) {
            Set<UUID> subjects = new HashSet<>();
            requests.stream().filter(World::mayBeOlder).forEach(request -> subjects.add(request.subjectId()));
            modified = subjects.isEmpty() ? Map.of() : facts.modifiedAt(subjects);
        }

        private static boolean mayBeOlder(OperationRequest request) {
            return request.direction() == Direction.INBOUND && !request.isLook();
        }

        Intake.Facts of(OperationRequest request, @Nullable UUID sameDelivery, @Nullable UUID queuedLook) {
            return new Intake.Facts(
                    linked.computeIfAbsent(request.linkId(), facts::linked),
                    mayBeOlder(request) ? modified.get(request.subjectId()) : null,
                    sameDelivery,
                    queuedLook);
        }
    }
}
