package dev.lockstep.issue.listing;

import dev.lockstep.base.Refused;
import dev.lockstep.issue.listing.Happenings.Asked;
import dev.lockstep.issue.listing.Happenings.Part;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a page of things to the entries that hold them, and back. */
record ItemWalk(
        Asked asked, @Nullable ItemCursor after, @Nullable ItemCursor before) {
    private static final int MOST = 900;

    static ItemWalk of(Asked asked) {
        var window = asked.window();
        if (!window.whole() && window.size() + window.skip() > MOST) {
            throw Refused.invalid(
                    "page_out_of_range",
                    window.backwards() ? "last" : "first",
                    "A page of a timeline and what it skips are at most " + MOST + " items together.");
        }
        return new ItemWalk(asked, cursor(asked, window.after(), "after"), cursor(asked, window.before(), "before"));
    }

    private static @Nullable ItemCursor cursor(Asked asked, @Nullable String given, String field) {
        return given == null ? null : ItemCursor.read(asked.order(), given, field);
    }

    /** The entry of a cursor is read again: there may be more in it. */
    Sql begins() {
        List<Sql> parts = new ArrayList<>();
        if (after != null) {
            parts.add(from(after, false));
        }
        if (before != null) {
            parts.add(from(before, true));
        }
        return Sql.all(parts);
    }

    private Sql from(ItemCursor cursor, boolean backwards) {
        var itself = Sql.of("id = ?", cursor.entry().toString());
        return Sql.any(List.of(itself, asked.order().beyond(cursor.key(), backwards)));
    }

    /** Each holds at least one thing, except that of the cursor, of which perhaps nothing is left; and one to see whether there is more. */
    Window entries() {
        var window = asked.window();
        int needed = window.size() + window.skip() + 2;
        return window.whole()
                ? Window.ALL
                : window.backwards()
                        ? new Window(null, needed, null, null, 0)
                        : new Window(needed, null, null, null, 0);
    }

    /** @param entries in the order of the list */
    Part cut(List<ListedChange> entries) {
        var window = asked.window();
        var items = inside(Happenings.items(entries, asked.wanted()));
        if (window.whole()) {
            return new Part(items, asked.order(), after != null, before != null);
        }
        boolean begun = window.skip() > 0;
        if (window.backwards()) {
            int end = Math.max(0, items.size() - window.skip());
            int start = Math.max(0, end - window.size());
            return new Part(items.subList(start, end), asked.order(), start > 0, begun || before != null);
        }
        int start = Math.min(items.size(), window.skip());
        int end = Math.min(items.size(), start + window.size());
        return new Part(items.subList(start, end), asked.order(), begun || after != null, end < items.size());
    }

    private List<Happening> inside(List<Happening> items) {
        if (after == null && before == null) {
            return items;
        }
        return items.stream()
                .filter(item ->
                        after == null || !item.change().id().equals(after.entry()) || item.index() > after.index())
                .filter(item ->
                        before == null || !item.change().id().equals(before.entry()) || item.index() < before.index())
                .toList();
    }
}
