package dev.lockstep.connector.plane;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a project's work items. Plane has no filter by time of change and pages by offset, so:
 *
 * <ul>
 *   <li>A first walk (empty cursor) goes by time of creation, which edits do not disturb. Its cursor is the newest time
 *       of change before it began; what is edited meanwhile is told by the walk after it.
 *   <li>A later walk goes from the newest change down to the cursor. Its pages are in descending order.
 * </ul>
 *
 * So neither walk's cursor moves before its last page; one that is broken off is taken up at its last position.
 */
final class PlaneWalk {
    // A change is stamped before it is committed and stamped again shortly after, so the last moments are told twice.
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final PlaneApi api;
    private final String path;
    private final Function<RemoteJson, RemoteIssue> translate;

    PlaneWalk(PlaneApi api, String path, Function<RemoteJson, RemoteIssue> translate) {
        this.api = api;
        this.path = path;
        this.translate = translate;
    }

    /**
     * @param found what the walk's cursor will be
     * @param page cursor of this page, empty for the first
     * @param before cursor of the page before, empty when that was the first
     * @param total how long the list was at the page before
     */
    private record Turn(String found, String page, String before, int total) {
        static Turn of(String text) {
            var parts = text.split("\\|", 4);
            return new Turn(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
        }

        String text() {
            return String.join("|", found, page, before, String.valueOf(total));
        }

        @Nullable
        String cursor() {
            return page.isEmpty() ? null : page;
        }
    }

    Walk<RemoteIssue> read(Walk.Position position) {
        return position.cursor().isEmpty() ? first(position) : later(position);
    }

    private Walk<RemoteIssue> first(Walk.Position position) {
        var turn = position.page() == null ? new Turn(newest(), "", "", 0) : Turn.of(position.page());
        var page = PlanePages.read(api, path + "order_by=created_at&", turn.cursor(), translate);
        var next = next(turn, page, page.next());
        return next == null
                ? new Walk<>(page.items(), null, turn.found, null, false, page.total())
                : new Walk<>(page.items(), position("", next), "", null, false, page.total());
    }

    private Walk<RemoteIssue> later(Walk.Position position) {
        var turn = position.page() == null ? new Turn("", "", "", 0) : Turn.of(position.page());
        var page = PlanePages.read(api, path + "order_by=-updated_at&", turn.cursor(), translate);
        var until = Instant.parse(position.cursor()).minus(OVERLAP);
        List<RemoteIssue> items = page.items().stream()
                .filter(item -> !item.updatedAt().isBefore(until))
                .sorted(Comparator.comparing(RemoteIssue::updatedAt))
                .toList();
        if (turn.found.isEmpty()) {
            turn = new Turn(newer(position.cursor(), items), "", "", 0);
        }
        var next = next(turn, page, items.size() == page.items().size() ? page.next() : null);
        return next == null
                ? new Walk<>(items, null, turn.found, null, false, turn.page.isEmpty() ? items.size() : 0)
                : new Walk<>(items, position(position.cursor(), next), position.cursor(), null, false, 0);
    }

    private static Walk.Position position(String cursor, Turn next) {
        return new Walk.Position(cursor, next.text(), null);
    }

    private static @Nullable Turn next(Turn turn, PlanePages.Page<RemoteIssue> page, @Nullable String following) {
        if (page.total() < turn.total) {
            // Something was deleted, and what stood at the border moved up onto the page before.
            return new Turn(turn.found, turn.before, "", page.total());
        }
        return following == null ? null : new Turn(turn.found, following, turn.page, page.total());
    }

    private static String newer(String cursor, List<RemoteIssue> ascending) {
        var known = Instant.parse(cursor);
        return ascending.isEmpty() || ascending.getLast().updatedAt().isBefore(known)
                ? cursor
                : ascending.getLast().updatedAt().toString();
    }

    /** The newest time of change; of an empty project the beginning of time, so that nothing is missed later. */
    private String newest() {
        return api.get(
                path + "order_by=-updated_at&per_page=1",
                json -> json.list("results").stream()
                        .map(item -> item.time("updated_at"))
                        .findFirst()
                        .orElse(Instant.EPOCH)
                        .toString());
    }
}
