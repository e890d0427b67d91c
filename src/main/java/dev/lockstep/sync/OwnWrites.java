package dev.lockstep.sync;

import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.ThreeWayMerge;
import dev.lockstep.issue.ThreeWayMerge.Prefer;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.Base.Pair;
import dev.lockstep.sync.Base.Sent;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What was sent and never answered is known again when it shows at the tracker. Else it would be taken for somebody's edit
 * there, and would undo what a person changed in the hub since.
 */
final class OwnWrites {
    /** A request that nobody waits for any more may still arrive until then. */
    static final Duration LATE = Duration.ofSeconds(2L * RemoteSession.DEADLINE_SECONDS);

    /** Of one field; only the last ones can still be on their way. */
    private static final int KEPT = 4;

    private OwnWrites() {}

    /** What a look knows of them: {@code stored} is the base that it began with. */
    record Heard(Base stored, Map<Field, Sent> arrived) {
        Base base() {
            Map<Field, Pair> moved = new EnumMap<>(Field.class);
            arrived.forEach((field, sent) -> moved.put(field, sent.agreed()));
            return stored.with(moved);
        }

        /**
         * The base moves to what arrived, unless the steps move it further. What arrived after we had read the tracker
         * without it may be a person's doing after all: where the hub's value stands instead, it is kept as a conflict.
         */
        List<SyncStep> with(List<SyncStep> steps, Map<Field, String> hub, Planner.Translation words) {
            var moved = steps.stream()
                    .filter(MoveBase.class::isInstance)
                    .map(SyncStep::field)
                    .collect(Collectors.toSet());
            List<SyncStep> all = new ArrayList<>();
            arrived.forEach((field, sent) -> {
                if (!moved.contains(field)) {
                    all.add(new MoveBase(field, sent.agreed()));
                }
                String here = hub.getOrDefault(field, "");
                if (sent.missed() && !Canonical.same(field, here, sent.agreed().hub())) {
                    String theirs = words.toHub(field, sent.shown());
                    var sides = new Sides(sent.agreed().hub(), here, theirs);
                    all.add(new RecordConflict(field, here, theirs, "late_write", sides));
                }
            });
            all.addAll(steps);
            return all;
        }

        /**
         * What is left of it in the base that this look stores, after it has read the tracker: what shows has arrived, and
         * what does not has little time left.
         */
        Base left(Base moved, Instant now) {
            Base all = moved;
            for (Field field : moved.sent().keySet()) {
                all = all.with(
                        field,
                        moved.sent().get(field).stream()
                                .filter(one -> !one.equals(arrived.get(field)))
                                .map(Sent::asMissed)
                                .filter(one -> !isOver(one, now))
                                .toList());
            }
            return all;
        }
    }

    /** Which of those writes show at the tracker by now. */
    static Heard heard(Base base, Map<Field, String> there, Instant now) {
        Map<Field, Sent> arrived = new EnumMap<>(Field.class);
        base.sent().forEach((field, sent) -> {
            Pair known = base.pair(field);
            String shown = there.get(field);
            if (known != null && shown != null) {
                sent.reversed().stream()
                        .filter(one -> !isOver(one, now) && shows(field, known.remote(), one.shown(), shown))
                        .findFirst()
                        .ifPresent(one -> arrived.put(field, one));
            }
        });
        return new Heard(base, arrived);
    }

    /** All that was sent is visible: a person may have changed something else since. */
    private static boolean shows(Field field, String before, String sent, String now) {
        if (Canonical.same(field, before, now)) {
            return false;
        }
        if (Canonical.same(field, sent, now)) {
            return true;
        }
        return switch (field) {
            case LABELS, ASSIGNEES -> showsElements(before, sent, now);
            case BODY ->
                !Canonical.same(field, before, sent)
                        && ThreeWayMerge.text(before, sent, now, Prefer.OURS)
                                instanceof ThreeWayMerge.Clean<String> both
                        && Canonical.same(field, both.value(), now);
            case TITLE, STATE, PRIORITY -> false;
        };
    }

    private static boolean showsElements(String before, String sent, String now) {
        Set<String> known = Canonical.folded(before).keySet();
        Set<String> wanted = Canonical.folded(sent).keySet();
        Set<String> there = Canonical.folded(now).keySet();
        return !known.equals(wanted)
                && wanted.stream().allMatch(each -> known.contains(each) || there.contains(each))
                && known.stream().allMatch(each -> wanted.contains(each) || !there.contains(each));
    }

    /** True when something that nobody answered does not show, of which the tracker's history may tell more. */
    static boolean isMissing(Base base, Map<Field, String> there, Instant now) {
        var heard = heard(base, there, now);
        return base.sent().entrySet().stream()
                .anyMatch(each -> each.getKey() != Field.BODY
                        && !heard.arrived().containsKey(each.getKey())
                        && each.getValue().stream().anyMatch(one -> !isOver(one, now)));
    }

    /** The base with what is about to leave. */
    static Base leaving(Base base, List<SyncStep> steps, Planner.Translation words, Instant now) {
        Base all = base;
        for (SyncStep step : steps) {
            if (step instanceof EditRemote edit) {
                String shown = words.toRemote(edit.field(), edit.value());
                var sent = new ArrayList<>(base.sent().getOrDefault(edit.field(), List.of()));
                sent.add(new Sent(edit.agreed(shown), shown, now.plus(LATE), false));
                all = all.with(edit.field(), List.copyOf(sent.subList(Math.max(0, sent.size() - KEPT), sent.size())));
            }
        }
        return all;
    }

    /**
     * Sends a write. What becomes of one that fails is remembered; if nobody is left to do that, it stays on its way.
     *
     * @param remembered stores the base with what is given to it
     */
    static <A> A sending(Supplier<A> request, Set<Field> fields, Consumer<UnaryOperator<Base>> remembered) {
        try {
            return request.get();
        } catch (ConnectorException failure) {
            remembered.accept(base -> failed(base, fields, failure.fault()));
            throw failure;
        } catch (Processed.Stale notSent) {
            remembered.accept(base -> ended(base, fields));
            throw notSent;
        }
    }

    /** The newest write of these fields has an end: it is on its way no more. */
    static Base ended(Base base, Set<Field> fields) {
        return newest(base, fields, sent -> sent.subList(0, sent.size() - 1));
    }

    /**
     * The newest write of these fields failed. Several fields may have gone in several requests, of which the first were
     * carried out.
     */
    static Base failed(Base base, Set<Field> fields, ConnectorFault fault) {
        if (fault instanceof ConnectorFault.Unread) {
            Map<Field, Pair> agreed = new EnumMap<>(Field.class);
            base.sent().forEach((field, sent) -> {
                if (fields.contains(field)) {
                    agreed.put(field, sent.getLast().agreed());
                }
            });
            return ended(base.with(agreed), fields);
        }
        if (!fault.maybeDone()) {
            return fields.size() == 1 ? ended(base, fields) : base;
        }
        boolean isAnswered = !(fault instanceof ConnectorFault.Unavailable away) || away.answered();
        return isAnswered
                ? newest(base, fields, sent -> {
                    var all = new ArrayList<>(sent);
                    all.set(all.size() - 1, sent.getLast().dealtWith());
                    return List.copyOf(all);
                })
                : base;
    }

    private static Base newest(Base base, Set<Field> fields, UnaryOperator<List<Sent>> change) {
        Base all = base;
        for (Field field : fields) {
            List<Sent> sent = base.sent().getOrDefault(field, List.of());
            if (!sent.isEmpty()) {
                all = all.with(field, change.apply(sent));
            }
        }
        return all;
    }

    /** It did not arrive in time, so what looks like it is somebody's edit. */
    private static boolean isOver(Sent one, Instant now) {
        return one.missed() && !one.until().isAfter(now);
    }
}
