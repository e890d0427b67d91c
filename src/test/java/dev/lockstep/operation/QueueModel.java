package dev.lockstep.operation;

import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue of docs/operation-states.md once more, as slow and as plain as it can be said: one link, lists in memory, no
 * SQL. What it does with a step, the product's queue must do as well.
 */
final class QueueModel {
    static final class Op {
        final int number;
        final OperationRequest request;
        String state = "queued";

        @Nullable
        Integer related;

        Instant readyAt;

        Op(int number, OperationRequest request, Instant now) {
            this.number = number;
            this.request = request;
            readyAt = now;
        }

        boolean is(String wanted) {
            return state.equals(wanted);
        }

        private Instant second() {
            return request.effectiveAt().truncatedTo(ChronoUnit.SECONDS);
        }

        private boolean deletion() {
            return request.eventKind().equals("deleted");
        }

        private boolean inbound() {
            return request.direction() == Direction.INBOUND;
        }

        private boolean comment() {
            return request.kind() == Kind.COMMENT;
        }

        @Override
        public String toString() {
            return number + ":" + state + (related == null ? "" : ">" + related);
        }
    }

    private static final Set<String> COUNT = Set.of("queued", "processing", "completed");
    private static final Comparator<Op> LINE = Comparator.comparing(
                    (Op op) -> (op.comment() ? 2 : 0) + (op.request.isLook() ? 1 : 0))
            .thenComparing(op -> op.request.effectiveAt())
            .thenComparing(op -> op.number);

    private final List<Op> all = new ArrayList<>();
    private final Map<String, Op> heads = new HashMap<>();
    final Map<UUID, Instant> modified = new HashMap<>();
    Instant now;

    QueueModel(Instant now) {
        this.now = now;
    }

    List<Op> all() {
        return all;
    }

    void enqueue(OperationRequest request) {
        var news = new Op(all.size() + 1, request, now);
        if (request.isLook()) {
            boolean queued = all.stream()
                    .anyMatch(op -> op.is("queued")
                            && op.request.isLook()
                            && op.request.subjectId().equals(request.subjectId()));
            if (!queued) {
                all.add(news);
            }
        } else {
            judge(news);
        }
        if (!busy(key(news))) {
            lineUp(key(news));
        }
    }

    private void judge(Op news) {
        var sameDelivery = all.stream()
                .filter(op -> news.request.deliveryId() != null
                        && news.request.deliveryId().equals(op.request.deliveryId())
                        && news.request.subjectId().equals(op.request.subjectId()))
                .findFirst();
        all.add(news);
        if (sameDelivery.isPresent()) {
            end(news, "duplicate", sameDelivery.get());
            return;
        }
        var newer = newer(news, false);
        if (newer != null) {
            end(news, "dropped", newer);
            if (!(newer.inbound() && news.inbound() && covers(newer, news))) {
                enqueue(news.request.look(news.request.effectiveAt()));
            }
            return;
        }
        var same = others(news).stream()
                .filter(op -> op.second().equals(news.second()))
                .max(Comparator.comparing(op -> op.number))
                .filter(op -> op.inbound() == news.inbound() && op.deletion() == news.deletion())
                .filter(op -> op.request.contentHash() != null
                        && op.request.contentHash().equals(news.request.contentHash()));
        if (same.isPresent()) {
            end(news, "duplicate", same.get());
        } else if (recordNewer(news)) {
            end(news, "dropped", sent(news));
            enqueue(news.request.look(news.request.effectiveAt()));
        } else {
            cancelOlder(news);
        }
    }

    /** I6. */
    private void cancelOlder(Op news) {
        var needless = others(news).stream()
                .filter(op -> op.is("queued") && !op.deletion() && op.second().isBefore(news.second()))
                .filter(op -> covers(news, op))
                .toList();
        needless.forEach(op -> end(op, "canceled", news));
        needless.stream()
                .filter(op -> op.inbound() != news.inbound())
                .map(op -> op.request.effectiveAt())
                .max(Comparator.naturalOrder())
                .ifPresent(at -> enqueue(news.request.look(at)));
    }

    private List<Op> others(Op news) {
        return all.stream()
                .filter(op -> op != news && !op.request.isLook() && COUNT.contains(op.state))
                .filter(op -> op.request.subjectId().equals(news.request.subjectId()))
                .toList();
    }

    /** I3; when it is judged again, only what covers it counts. */
    private @Nullable Op newer(Op news, boolean again) {
        if (news.deletion()) {
            return null;
        }
        return others(news).stream()
                .filter(op -> !again || covers(op, news))
                .filter(op -> op.second().isAfter(news.second())
                        || op.second().equals(news.second()) && op.deletion() && op.inbound() && news.inbound())
                .max(Comparator.comparing((Op op) -> op.request.effectiveAt()).thenComparing(op -> op.number))
                .orElse(null);
    }

    private boolean recordNewer(Op news) {
        var at = modified.get(news.request.subjectId());
        return news.inbound()
                && !news.deletion()
                && at != null
                && at.truncatedTo(ChronoUnit.SECONDS).isAfter(news.second());
    }

    private @Nullable Op sent(Op news) {
        var at = modified.get(news.request.subjectId());
        return others(news).stream()
                .filter(op -> !op.inbound() && op.request.effectiveAt().equals(at))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static boolean covers(Op wide, Op narrow) {
        var fields = wide.request.covers();
        return fields.isEmpty() || !narrow.request.covers().isEmpty() && fields.containsAll(narrow.request.covers());
    }

    private static void end(Op op, String state, @Nullable Op other) {
        op.state = state;
        op.related = other == null ? null : Integer.valueOf(other.number);
    }

    private static String key(Op op) {
        return op.request.key().value();
    }

    private boolean busy(String key) {
        return all.stream().anyMatch(op -> op.is("processing") && key(op).equals(key));
    }

    /** D3: comments wait for what concerns their issue; creations of comments keep their order. */
    private void lineUp(String key) {
        var line = all.stream()
                .filter(op -> op.is("queued") && key(op).equals(key))
                .sorted(LINE)
                .limit(8)
                .toList();
        if (line.isEmpty()) {
            heads.remove(key);
            return;
        }
        var group = line.stream()
                .filter(op -> op.comment() == line.getFirst().comment())
                .toList();
        var candidates = group.stream()
                .filter(op -> !(op.comment() && created(op) && waitsBefore(group, op)))
                .toList();
        heads.put(
                key,
                candidates.stream()
                        .filter(op -> !op.readyAt.isAfter(now))
                        .findFirst()
                        .orElseGet(() -> candidates.stream()
                                .min(Comparator.comparing(op -> op.readyAt))
                                .orElseThrow()));
    }

    private static boolean created(Op op) {
        return op.request.eventKind().equals("created");
    }

    private boolean waitsBefore(List<Op> group, Op op) {
        return group.subList(0, group.indexOf(op)).stream()
                .anyMatch(before -> created(before) && before.readyAt.isAfter(now));
    }

    /** One round; answers what is processing now because of it. */
    void dispatch() {
        for (var head : List.copyOf(heads.values())) {
            if (busy(key(head)) || head.readyAt.isAfter(now)) {
                continue;
            }
            if (head.is("queued")) {
                claim(head);
            }
            if (!busy(key(head))) {
                lineUp(key(head));
            }
        }
    }

    /** X1. */
    private void claim(Op op) {
        op.state = "processing";
        if (op.request.isLook()) {
            return;
        }
        var newer = newer(op, true);
        boolean outdated = recordNewer(op);
        if (newer != null || outdated) {
            end(op, "dropped", newer != null ? newer : sent(op));
            if (newer == null || !(newer.inbound() && op.inbound())) {
                enqueue(op.request.look(op.request.effectiveAt()));
            }
        }
    }

    void ended(int number, String state, @Nullable Instant until) {
        var op = all.get(number - 1);
        op.state = state;
        if (until != null) {
            op.readyAt = until;
        }
        if (state.equals("dropped") && !op.request.isLook()) {
            enqueue(op.request.look(op.request.effectiveAt()));
        }
        lineUp(key(op));
    }
}
