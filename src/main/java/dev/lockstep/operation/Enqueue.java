package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes wishes into the queue, inside the unit of work that causes them. What is wished for together is judged together. */
class Enqueue {
    private static final ScopedValue<List<Wish>> COLLECTED = ScopedValue.newInstance();
    /** Bounds the statements of one intake; a page of a tracker's list fits. */
    private static final int WISHES_AT_A_TIME = 128;

    private final Judging judging;
    private final OperationRows rows;
    private final HistoryRows history;
    private final QueueHeads heads;
    private final Database database;
    private final InstantSource clock;
    private final QueueSignal signal;
    private final int maxAttempts;

    Enqueue(QueueParts parts, Rivals rivals) {
        judging = new Judging(parts, rivals);
        rows = parts.rows();
        history = parts.history();
        heads = parts.heads();
        database = parts.database();
        clock = parts.clock();
        signal = parts.signal();
        maxAttempts = parts.settings().maxAttempts();
    }

    /** The id of the operation that this becomes; of a look that is queued already, that one's, unless it is collected. */
    UUID enqueue(OperationRequest request) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Operations are enqueued inside the unit of work that causes them.");
        }
        var wish = new Wish(Ids.next(), request);
        if (COLLECTED.isBound()) {
            COLLECTED.get().add(wish);
            return wish.id();
        }
        return take(List.of(wish)).getOrDefault(wish.id(), wish.id());
    }

    /** Runs a part of a unit of work; what it enqueues is taken in at its end, all at once. */
    void together(Runnable part) {
        if (COLLECTED.isBound()) {
            part.run();
            return;
        }
        List<Wish> wishes = new ArrayList<>();
        ScopedValue.where(COLLECTED, wishes).run(part);
        take(wishes);
    }

    /** Intake I0 to I8; answers which wishes became one with a look that is queued already. */
    private Map<UUID, UUID> take(List<Wish> wishes) {
        Map<UUID, UUID> coalesced = new LinkedHashMap<>();
        var linked = judging.linked();
        Deque<Wish> line = new ArrayDeque<>();
        List<Wish> unlinked = new ArrayList<>();
        wishes.forEach(wish -> (linked.test(wish.request()) ? line : unlinked).add(wish));
        disable(unlinked);
        while (!line.isEmpty()) {
            takeWave(nextWave(line), linked, line, coalesced);
        }
        if (!wishes.isEmpty()) {
            database.afterCommit(signal::raise);
        }
        return coalesced;
    }

    /** These never come to a queue, so there is no line to lock. A link that appears meanwhile lists everything anyway. */
    private void disable(List<Wish> unlinked) {
        var now = clock.instant();
        for (int from = 0; from < unlinked.size(); from += WISHES_AT_A_TIME) {
            var some = unlinked.subList(from, Math.min(unlinked.size(), from + WISHES_AT_A_TIME));
            var ending = Ending.disabled(Intake.NOT_LINKED.reason());
            rows.insert(
                    some.stream()
                            .map(wish -> new OperationRows.New(wish, ending))
                            .toList(),
                    maxAttempts,
                    now);
        }
    }

    /** As many as do not depend on each other: one of each subject, the earliest. */
    private static List<Wish> nextWave(Deque<Wish> line) {
        Map<Wish.Subject, Wish> wave = new LinkedHashMap<>();
        List<Wish> later = new ArrayList<>();
        while (!line.isEmpty() && wave.size() < WISHES_AT_A_TIME) {
            var wish = line.removeFirst();
            if (wave.putIfAbsent(wish.subject(), wish) != null) {
                later.add(wish);
            }
        }
        later.reversed().forEach(line::addFirst);
        return List.copyOf(wave.values());
    }

    private void takeWave(
            List<Wish> wave, Predicate<OperationRequest> linked, Deque<Wish> line, Map<UUID, UUID> coalesced) {
        var now = clock.instant();
        Map<Place, Wish> first = new LinkedHashMap<>();
        wave.forEach(wish -> first.putIfAbsent(Place.of(wish.request()), wish));
        // First of all: it locks the resources' lines, so that two intakes of one cannot judge side by side.
        var touched = heads.touch(first.values(), now);
        List<OperationRows.New> news = new ArrayList<>();
        List<Wish> looks = new ArrayList<>();
        var verdicts = judging.judge(wave, linked);
        for (int at = 0; at < wave.size(); at++) {
            var wish = wave.get(at);
            switch (verdicts.get(at)) {
                case Verdict.Run run -> {
                    cancel(run.cancels(), wish.id(), now);
                    news.add(new OperationRows.New(wish, null));
                    if (run.look() != null) {
                        looks.add(new Wish(Ids.next(), wish.request().look(run.look())));
                    }
                }
                case Verdict.Coalesce queued -> {
                    coalesced.put(wish.id(), queued.with());
                    if (wish.request().priority() == OperationRequest.Priority.LIVE) {
                        rows.makeLive(queued.with());
                    }
                }
                case Verdict.Duplicate same ->
                    news.add(new OperationRows.New(wish, Ending.duplicate(same.reason(), same.of())));
                case Verdict.Disable off -> news.add(new OperationRows.New(wish, Ending.disabled(off.reason())));
                case Verdict.Drop drop -> {
                    news.add(new OperationRows.New(wish, Ending.dropped(drop.reason(), drop.droppedFor())));
                    if (drop.look()) {
                        looks.add(new Wish(
                                Ids.next(), wish.request().look(wish.request().effectiveAt())));
                    }
                }
            }
        }
        if (!news.isEmpty()) {
            rows.insert(news, maxAttempts, now);
        }
        heads.refresh(moved(wave, news, touched), now);
        looks.reversed().forEach(line::addFirst);
    }

    private void cancel(Collection<UUID> needless, UUID by, Instant now) {
        for (var each : needless) {
            if (rows.endQueued(each, Ending.canceled("newer_operation", by), now)) {
                history.add(each, OperationState.CANCELED, "newer_operation", null, now);
            }
        }
    }

    /** Resources whose next operation may be another now. One that is being processed finds its next when that ends. */
    private static Set<String> moved(
            List<Wish> wave, List<OperationRows.New> news, Map<Place, QueueHeads.Touched> touched) {
        Set<UUID> queued = new HashSet<>();
        news.stream()
                .filter(each -> each.ending() == null)
                .forEach(each -> queued.add(each.wish().id()));
        Set<String> moved = new HashSet<>();
        for (var wish : wave) {
            var place = Place.of(wish.request());
            var head = touched.get(place);
            // The head was made with it, so it is right as it is; who else came to the same place says the opposite.
            boolean standsAlone =
                    head != null && head.opId().equals(wish.id().toString()) && queued.contains(wish.id());
            if (head == null || !head.right() || (!head.busy() && !standsAlone)) {
                moved.add(place.key());
            }
        }
        return moved;
    }
}
