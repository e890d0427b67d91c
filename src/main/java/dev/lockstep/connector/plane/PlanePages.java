package dev.lockstep.connector.plane;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plane's lists, which are cut by offset: when a record is deleted, the following ones move up over the border of a page
 * that was already read. A falling total tells, and then the page before is read again.
 */
final class PlanePages {
    static final int PAGE_SIZE = 100;
    private static final int MAX_PAGES = 200;

    private PlanePages() {}

    /**
     * @param next cursor of the following page, null at the end
     * @param total how many records the list has, 0 when it does not say
     */
    record Page<T>(List<T> items, @Nullable String next, int total) {}

    /** @param path with its parameters, ending in {@code ?} or {@code &} */
    static <T> Page<T> read(PlaneApi api, String path, @Nullable String cursor, Function<RemoteJson, T> translate) {
        var page = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return api.get(path + "per_page=" + PAGE_SIZE + page, json -> {
            var items = (json.isArray() ? json.items() : json.list("results"))
                    .stream().map(translate).toList();
            var more = !json.isArray() && json.flag("next_page_results");
            return new Page<>(
                    items, more ? json.text("next_cursor") : null, json.isArray() ? 0 : json.number("total_count", 0));
        });
    }

    /** A whole list; records may be in it twice when something was deleted meanwhile. */
    static <T> List<T> all(PlaneApi api, String path, Function<RemoteJson, T> translate) {
        var all = new ArrayList<T>();
        String before = null;
        String cursor = null;
        var total = 0;
        for (int page = 0; page < MAX_PAGES; page++) {
            var read = read(api, path, cursor, translate);
            all.addAll(read.items);
            var shrunk = read.total < total;
            total = read.total;
            if (!shrunk && read.next == null) {
                return all;
            }
            var again = before;
            before = cursor;
            cursor = shrunk ? again : read.next;
        }
        throw new ConnectorException(
                new ConnectorFault.Malformed("Plane's list does not end after " + MAX_PAGES + " pages.", false));
    }
}
