package dev.lockstep.issue.listing;

import dev.lockstep.base.Dialect;
import dev.lockstep.issue.listing.Happening.What;
import dev.lockstep.keyset.Sql;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Which entries tell of what, as SQL: each entry that is read holds at least one of the wanted things. */
final class Kinds {
    private Kinds() {}

    static Sql tellingOf(Set<What> wanted) {
        return Sql.any(wanted.stream().map(Kinds::tellingOf).toList());
    }

    private static Sql tellingOf(What what) {
        var member = what.member();
        return member == null
                ? Sql.of("kind = ?", what.kind())
                // As it is written; in a name, the quotes would have a backslash before them.
                : Sql.of("kind = ? and detail not like ?", what.kind(), "%\"" + member + "\":[]%");
    }

    /** Those of which an entry tells once. */
    static Set<What> alone(Set<What> wanted) {
        return only(wanted, false);
    }

    static Set<What> several(Set<What> wanted) {
        return only(wanted, true);
    }

    private static Set<What> only(Set<What> wanted, boolean several) {
        var some = EnumSet.copyOf(wanted);
        some.removeIf(what -> (what.member() != null) != several);
        return some;
    }

    /** How many of them an entry tells of. */
    static String number(What what, Dialect dialect) {
        var member = Objects.requireNonNull(what.member());
        return switch (dialect) {
            case SQLITE -> "json_array_length(detail, '$." + member + "')";
            case POSTGRESQL -> "json_array_length(cast(detail as json) -> '" + member + "')";
        };
    }
}
