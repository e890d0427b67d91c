package dev.lockstep.keyset;

import dev.lockstep.base.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The statement that reads a page of each parent: a limited one for each, which enters its index and stops at its limit. */
final class Branches {
    /** Names the parent of a row by its place among those that were asked for. */
    static final String PLACE = "branch_place";

    private Branches() {}

    static Sql of(Listed<?> listed, List<UUID> parents, Wish wish) {
        var condition = Sql.all(conditions(listed, wish));
        var window = wish.window();
        var branch = "select cast(? as integer) as %s, %s from %s where %s = ? and (%s) order by %s limit ? offset ?"
                .formatted(
                        PLACE,
                        listed.columns(),
                        listed.from(),
                        listed.parent(),
                        condition.text(),
                        wish.order().sql(window.backwards()));
        // As many as a power of two, so that a few compiled statements serve all; nobody has the empty id.
        int branches = Database.powerOfTwo(parents.size());
        List<Object> values = new ArrayList<>();
        for (int at = 0; at < branches; at++) {
            values.add(at);
            values.add(at < parents.size() ? parents.get(at).toString() : "");
            values.addAll(condition.values());
            values.add(window.size() + 1);
            values.add(window.skip());
        }
        var text = branches == 1
                ? branch
                : String.join(" union all ", Collections.nCopies(branches, "select * from (" + branch + ") part"));
        return new Sql(text, values);
    }

    private static List<Sql> conditions(Listed<?> listed, Wish wish) {
        var window = wish.window();
        List<Sql> conditions = new ArrayList<>(List.of(listed.always(), wish.filter()));
        if (window.after() != null) {
            conditions.add(wish.order().beyond(Cursors.read(wish.order(), window.after(), "after"), false));
        }
        if (window.before() != null) {
            conditions.add(wish.order().beyond(Cursors.read(wish.order(), window.before(), "before"), true));
        }
        return conditions;
    }
}
