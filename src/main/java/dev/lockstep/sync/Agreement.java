package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What two sides agree on. */
final class Agreement {
    private Agreement() {}

    /** True when the remote side says what it said when both last agreed. */
    static boolean holds(Base base, Map<Field, String> remote) {
        return remote.entrySet().stream().allMatch(entry -> {
            Base.Pair pair = base.pair(entry.getKey());
            return pair != null && Canonical.same(entry.getKey(), entry.getValue(), pair.remote());
        });
    }

    /** True when the hub says what it said when both last agreed; what is kept here may differ. */
    static boolean holdsHere(Base base, Map<Field, String> hub, Set<Field> kept) {
        return hub.entrySet().stream()
                .filter(entry -> !kept.contains(entry.getKey()))
                .allMatch(entry -> {
                    Base.Pair pair = base.pair(entry.getKey());
                    return pair != null && Canonical.same(entry.getKey(), entry.getValue(), pair.hub());
                });
    }

    static Base of(Map<Field, String> hub, Map<Field, String> remote) {
        Map<Field, Base.Pair> pairs = new EnumMap<>(Field.class);
        remote.forEach((field, value) -> pairs.put(field, new Base.Pair(hub.getOrDefault(field, ""), value)));
        return new Base(pairs);
    }
}
