package dev.lockstep.connector.github;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.Walk;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A walk by time of change that never skips. The next page begins at the last item's second ({@code since} is
 * inclusive), so what moves while we walk moves ahead of us. Only where one second holds more than a page does it turn
 * pages by number; then each page overlaps the one before, and when the overlap does not fit, because an item was edited
 * away, that second is begun again.
 */
final class GitHubWalk<T> {
    private static final int PAGE_SIZE = 100;
    private static final int MAX_NUMBERED_PAGES = 60;
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("<([^>]*)>;\\s*rel=\"(next|last)\"");
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d{1,6})");

    private final GitHubApi api;
    private final String path;
    private final Function<RemoteJson, T> translate;
    private final Function<T, Instant> changed;
    private final Function<T, String> id;

    /** @param path of the list with its fixed parameters, which sort it by time of change, oldest first */
    GitHubWalk(
            GitHubApi api,
            String path,
            Function<RemoteJson, T> translate,
            Function<T, Instant> changed,
            Function<T, String> id) {
        this.api = api;
        this.path = path;
        this.translate = translate;
        this.changed = changed;
        this.id = id;
    }

    /** Which page of one second, and the item that must be on it. */
    private record Turn(int page, String overlap) {
        static final Turn FIRST = new Turn(1, "");

        static Turn of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return FIRST;
            }
            var parts = text.split(":", 2);
            return new Turn(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "");
        }

        String text() {
            return page + ":" + overlap;
        }

        /** Page k of this size begins k - 1 items before the end of page k - 1 of its size. */
        int size() {
            return PAGE_SIZE + 1 - page;
        }
    }

    Walk<T> read(Walk.Position position) {
        var turn = Turn.of(position.page());
        var url = new StringBuilder(path).append("&per_page=").append(page(turn));
        var fresh = position.page() == null;
        if (!position.cursor().isEmpty()) {
            var since = fresh ? before(position.cursor()) : position.cursor();
            url.append("&since=").append(URLEncoder.encode(since, StandardCharsets.UTF_8));
        }
        var answer = api.page(url.toString(), fresh ? position.etag() : null);
        if (answer.status() == 304) {
            return new Walk<>(List.of(), null, position.cursor(), position.etag(), true, 0);
        }
        List<T> items = GitHubApi.translated(
                answer,
                false,
                text -> RemoteJson.parse(text).items().stream().map(translate).toList());
        if (turn.page > 1 && items.stream().noneMatch(item -> id.apply(item).equals(turn.overlap))) {
            return new Walk<>(items, again(position), position.cursor(), null, false, 0);
        }
        var next = next(position, turn, items, hasNext(answer, items.size()));
        return new Walk<>(
                items,
                next,
                cursor(position, items),
                fresh && next == null ? answer.header("etag") : null,
                false,
                fresh ? expected(answer, items.size()) : 0);
    }

    /** The lists show a new record some time after it was made: the last minute is told twice. */
    private static String before(String cursor) {
        return Instant.parse(cursor).minus(OVERLAP).toString();
    }

    private static String page(Turn turn) {
        return turn.page == 1 ? String.valueOf(PAGE_SIZE) : turn.size() + "&page=" + turn.page;
    }

    private Walk.@Nullable Position next(Walk.Position position, Turn turn, List<T> items, boolean more) {
        if (!more || items.isEmpty()) {
            return null;
        }
        var last = items.getLast();
        var cursor = changed.apply(last).toString();
        if (!cursor.equals(position.cursor())) {
            return new Walk.Position(cursor, Turn.FIRST.text(), null);
        }
        if (turn.page >= MAX_NUMBERED_PAGES) {
            throw new ConnectorException(
                    new ConnectorFault.Malformed("GitHub lists too many records of one second.", false));
        }
        return new Walk.Position(cursor, new Turn(turn.page + 1, id.apply(last)).text(), null);
    }

    private static Walk.Position again(Walk.Position position) {
        return new Walk.Position(position.cursor(), Turn.FIRST.text(), null);
    }

    private String cursor(Walk.Position position, List<T> items) {
        var newest = items.stream().map(changed).max(Instant::compareTo);
        if (newest.isEmpty()) {
            return position.cursor();
        }
        var seen = newest.get().toString();
        return position.cursor().isEmpty() || newest.get().isAfter(Instant.parse(position.cursor()))
                ? seen
                : position.cursor();
    }

    static boolean hasNext(Answer answer, int size) {
        return link(answer, "next") != null || answer.header("link") == null && size >= PAGE_SIZE;
    }

    /** For lists that may hold more than a page without being paged. */
    static boolean linksToNext(Answer answer) {
        return link(answer, "next") != null;
    }

    static int expected(Answer answer, int size) {
        var last = link(answer, "last");
        var page = last == null ? null : PAGE.matcher(last);
        return page != null && page.find() ? Integer.parseInt(page.group(1)) * PAGE_SIZE : size;
    }

    private static @Nullable String link(Answer answer, String relation) {
        var links = answer.header("link");
        var each = LINK.matcher(links == null ? "" : links);
        while (each.find()) {
            if (each.group(2).equals(relation)) {
                return each.group(1);
            }
        }
        return null;
    }
}
