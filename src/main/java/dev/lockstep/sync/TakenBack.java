package dev.lockstep.sync;

import static java.util.function.Predicate.not;

import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.Base.Pair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What we wrote, and somebody took back before we heard that it had arrived. Sending it again would undo that edit. */
final class TakenBack {
    private TakenBack() {}

    /**
     * What was sent, was never answered and does not show, although the tracker's history tells that it arrived: somebody took it
     * back since. The base has it then, so that this is the edit that it is.
     *
     * @param history since the tracker was read before it was sent, ascending
     */
    static Base known(Base base, Map<Field, String> there, List<RemoteChange> history) {
        Base all = base;
        for (var each : base.sent().entrySet()) {
            Field field = each.getKey();
            Pair known = base.pair(field);
            String shown = there.get(field);
            if (known == null || shown == null) {
                continue;
            }
            var told =
                    history.stream().filter(change -> change.field() == field).toList();
            var came = each.getValue().reversed().stream()
                    .filter(one -> cameAndWent(field, known.remote(), one.shown(), shown, told))
                    .findFirst();
            if (came.isPresent()) {
                var others = each.getValue().stream()
                        .filter(one -> !one.equals(came.get()))
                        .toList();
                all = all.with(Map.of(field, came.get().agreed())).with(field, others);
            }
        }
        return all;
    }

    private static boolean cameAndWent(Field field, String before, String sent, String now, List<RemoteChange> told) {
        return switch (field) {
            case LABELS, ASSIGNEES -> elementsCameAndWent(before, sent, now, told);
            // There and back again.
            case TITLE, STATE, PRIORITY ->
                told.size() > 1 && Canonical.same(field, before, now) && !Canonical.same(field, before, sent);
            case BODY -> false;
        };
    }

    /** Each element that was sent shows or did once, and at least one does not any more. */
    private static boolean elementsCameAndWent(String before, String sent, String now, List<RemoteChange> told) {
        Set<String> known = Canonical.folded(before).keySet();
        Set<String> wanted = Canonical.folded(sent).keySet();
        Set<String> there = Canonical.folded(now).keySet();
        var added = wanted.stream().filter(not(known::contains)).toList();
        var removed = known.stream().filter(not(wanted::contains)).toList();
        Predicate<String> addedOnce = each -> follows(told, RemoteChange::added, RemoteChange::removed, each);
        Predicate<String> removedOnce = each -> follows(told, RemoteChange::removed, RemoteChange::added, each);
        return added.stream().allMatch(each -> there.contains(each) || addedOnce.test(each))
                && removed.stream().allMatch(each -> !there.contains(each) || removedOnce.test(each))
                && (added.stream().anyMatch(not(there::contains))
                        || removed.stream().anyMatch(there::contains));
    }

    private static boolean follows(
            List<RemoteChange> told,
            Function<RemoteChange, Set<String>> first,
            Function<RemoteChange, Set<String>> then,
            String element) {
        boolean met = false;
        for (RemoteChange change : told) {
            if (met && names(then.apply(change)).contains(element)) {
                return true;
            }
            met |= names(first.apply(change)).contains(element);
        }
        return false;
    }

    private static Set<String> names(Set<String> elements) {
        return Canonical.folded(Canonical.set(elements)).keySet();
    }
}
