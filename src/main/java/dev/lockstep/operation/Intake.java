package dev.lockstep.operation;

import dev.lockstep.operation.OperationRequest.Direction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules I1 to I6 and X1, as pure functions. They only save work: what they drop is either told again by a newer
 * operation that covers it, or leaves a look behind. Times are compared in whole seconds, because trackers have no finer
 * ones. docs/adr/0011 gives the reasons.
 */
final class Intake {
    static final String DELETED = "deleted";
    static final Verdict.Disable NOT_LINKED = new Verdict.Disable("repo_not_linked");

    private Intake() {}

    /**
     * @param linked false when the link is gone
     * @param recordModifiedAt of the hub record, null while there is none
     * @param sameDelivery an operation that the same delivery already led to
     * @param queuedLook a look that is queued for the same subject and link
     */
    record Facts(
            boolean linked,
            @Nullable Instant recordModifiedAt,
            @Nullable UUID sameDelivery,
            @Nullable UUID queuedLook) {}

    /** Judges a new operation. {@code others} are of its subject and link, in any order. */
    static Verdict decide(OperationRequest news, List<Known> others, Facts facts) {
        if (!facts.linked()) {
            return NOT_LINKED;
        }
        if (news.waits()) {
            return Verdict.Run.PLAINLY; // what a person answers about is neither outdated nor covered meanwhile
        }
        if (news.isLook()) {
            return facts.queuedLook() == null ? Verdict.Run.PLAINLY : new Verdict.Coalesce(facts.queuedLook());
        }
        if (facts.sameDelivery() != null) {
            return new Verdict.Duplicate(facts.sameDelivery(), "same_delivery");
        }
        if (!timed(news)) {
            return Verdict.Run.PLAINLY;
        }
        return newer(news, others)
                .<Verdict>map(other -> outdated(news, other))
                .or(() -> duplicate(news, others))
                .or(() -> recordNewer(news, others, facts.recordModifiedAt()))
                .orElseGet(() -> covering(news, others));
    }

    /** Judges again when its turn has come; {@code others} without itself. */
    static Verdict recheck(OperationRequest news, List<Known> others, Facts facts) {
        if (!facts.linked()) {
            return NOT_LINKED;
        }
        if (news.isLook() || !timed(news) || news.hold() != null) {
            return Verdict.Run.PLAINLY;
        }
        // A newer one that sets other fields does not make this one needless any more (A12): it runs on the current
        // state.
        var covering =
                others.stream().filter(o -> covers(o.covers(), news.covers())).toList();
        return newer(news, covering)
                .<Verdict>map(other -> outdated(news, other))
                .or(() -> recordNewer(news, others, facts.recordModifiedAt()))
                .orElse(Verdict.Run.PLAINLY);
    }

    /** X2: its second saw something else as well, so that its payload may be the older of two. */
    static boolean sharesItsSecond(OperationRequest news, List<Known> others) {
        return news.direction() == Direction.INBOUND
                && others.stream().anyMatch(o -> seconds(o.effectiveAt()).equals(seconds(news.effectiveAt())));
    }

    /** I3. A deletion is never outdated: nothing that is newer there could tell of it. */
    private static Optional<Known> newer(OperationRequest news, List<Known> others) {
        if (deletion(news.eventKind())) {
            return Optional.empty();
        }
        return others.stream()
                .filter(Known::timed)
                .filter(other -> laterThan(other, news))
                .max(Comparator.comparing(Known::effectiveAt).thenComparingLong(Known::seq));
    }

    private static boolean laterThan(Known other, OperationRequest news) {
        int order = seconds(other.effectiveAt()).compareTo(seconds(news.effectiveAt()));
        // A deletion carries the time of the record's last edit: at equal times it is the later one (A18).
        return order > 0 || (order == 0 && deletion(other.eventKind()) && bothInbound(other, news));
    }

    private static Verdict.Drop outdated(OperationRequest news, Known other) {
        boolean toldAgain = bothInbound(other, news) && covers(other.covers(), news.covers());
        return new Verdict.Drop("newer_operation", other.id(), !toldAgain);
    }

    /**
     * I4. Only the newest of that second counts: after A, B within one second, a second A is a change back and not A
     * told twice.
     */
    private static Optional<Verdict> duplicate(OperationRequest news, List<Known> others) {
        return others.stream()
                .filter(Known::timed)
                .filter(o -> seconds(o.effectiveAt()).equals(seconds(news.effectiveAt())))
                .max(Comparator.comparingLong(Known::seq))
                .filter(o -> o.direction() == news.direction())
                .filter(o -> deletion(o.eventKind()) == deletion(news.eventKind()))
                .filter(o -> o.contentHash() != null && o.contentHash().equals(news.contentHash()))
                .map(o -> new Verdict.Duplicate(o.id(), "same_content"));
    }

    /** I5. */
    private static Optional<Verdict> recordNewer(
            OperationRequest news, List<Known> others, @Nullable Instant recordModifiedAt) {
        if (news.direction() != Direction.INBOUND
                || recordModifiedAt == null
                || deletion(news.eventKind())
                || !seconds(recordModifiedAt).isAfter(seconds(news.effectiveAt()))) {
            return Optional.empty();
        }
        var sent = others.stream()
                .filter(o -> o.direction() == Direction.OUTBOUND)
                .filter(o -> o.effectiveAt().equals(recordModifiedAt))
                .max(Comparator.comparingLong(Known::seq))
                .map(Known::id)
                .orElse(null);
        return Optional.of(new Verdict.Drop("record_newer", sent, true));
    }

    /** I6, and I7: it waits for its turn. */
    private static Verdict.Run covering(OperationRequest news, List<Known> others) {
        var needless = others.stream()
                .filter(o -> o.state() == OperationState.QUEUED && o.timed() && !deletion(o.eventKind()))
                .filter(o -> seconds(o.effectiveAt()).isBefore(seconds(news.effectiveAt())))
                .filter(o -> covers(news.covers(), o.covers()))
                .toList();
        var look = needless.stream()
                .filter(o -> o.direction() != news.direction())
                .map(Known::effectiveAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Verdict.Run(needless.stream().map(Known::id).toList(), look);
    }

    /** An inbound operation without the record's own time was dated by another clock. */
    static boolean timed(OperationRequest request) {
        return request.direction() == Direction.OUTBOUND || request.remoteUpdatedAt() != null;
    }

    private static boolean bothInbound(Known other, OperationRequest news) {
        return other.direction() == Direction.INBOUND && news.direction() == Direction.INBOUND;
    }

    private static boolean covers(Set<String> wide, Set<String> narrow) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }

    private static boolean deletion(String eventKind) {
        return eventKind.equals(DELETED);
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
