package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.Walk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk by time of change that never skips. JQL knows minutes only, of the account's own time zone, and its index lags
 * behind, so a walk begins a while before the last one ended and tells that again. The Cloud's tokens hold the place of
 * the last item, and what moves while we walk moves ahead of us. A Data Center's offsets count, and what moves away lets
 * the rest move up: so a page shows the last item of the one before again, and where it does not, we go back; and where a
 * minute is over, the next one is a search of its own.
 */
final class JiraWalk {
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private final JiraSearch search;
    private final String project;
    private final boolean cloud;
    private final ZoneId zone;

    JiraWalk(JiraSearch search, String project, boolean cloud, ZoneId zone) {
        this.search = search;
        this.project = project;
        this.cloud = cloud;
        this.zone = zone;
    }

    /**
     * @param since the minute in JQL, empty for the beginning
     * @param next of the search, empty for its first page
     * @param overlap id of the last item, which the next page must show again; empty for none
     * @param newest time of change so far
     */
    private record Turn(String since, String next, String overlap, String newest) {
        static Turn of(String text) {
            var parts = text.split("\\|", 4);
            return new Turn(parts[0], parts[1], parts[2], parts[3]);
        }

        String text() {
            return String.join("|", since, next, overlap, newest);
        }
    }

    Walk<RemoteIssue> read(Walk.Position position) {
        var turn = position.page() == null ? first(position.cursor()) : Turn.of(position.page());
        var page = search.page(jql(turn.since), turn.next.isEmpty() ? null : turn.next);
        List<RemoteIssue> items = page.items();
        if (!turn.overlap.isEmpty()
                && items.stream().noneMatch(item -> item.ref().id().equals(turn.overlap))) {
            return new Walk<>(items, at(position, back(turn)), position.cursor(), null, false, 0);
        }
        var newest = newer(turn.newest, items);
        var next = next(turn, page, newest);
        boolean fresh = position.page() == null;
        return new Walk<>(
                items,
                next == null ? null : at(position, next),
                next == null ? newest : position.cursor(),
                null,
                false,
                fresh ? expected(turn, page) : 0);
    }

    /** What was read last moved up, or away; at the beginning of the minute it no longer matters. */
    private static Turn back(Turn turn) {
        int offset = Math.max(0, Integer.parseInt(turn.next) - JiraSearch.PAGE_SIZE);
        return new Turn(
                turn.since, offset == 0 ? "" : String.valueOf(offset), offset == 0 ? "" : turn.overlap, turn.newest);
    }

    private Turn first(String cursor) {
        return cursor.isEmpty()
                ? new Turn("", "", "", "")
                : new Turn(JiraTimes.minute(Instant.parse(cursor).minus(OVERLAP), zone), "", "", cursor);
    }

    private String jql(String since) {
        var changed = since.isEmpty() ? "" : " AND updated >= \"" + since + "\"";
        return "project = " + project + changed + " ORDER BY updated ASC, key ASC";
    }

    private static Walk.Position at(Walk.Position position, Turn turn) {
        return new Walk.Position(position.cursor(), turn.text(), null);
    }

    private @Nullable Turn next(Turn turn, JiraSearch.Page page, String newest) {
        if (page.next() == null) {
            return null;
        }
        if (cloud) {
            return new Turn(turn.since, page.next(), "", newest);
        }
        var last = page.items().getLast();
        var minute = JiraTimes.minute(last.updatedAt(), zone);
        return minute.compareTo(turn.since) > 0
                ? new Turn(minute, "", "", newest)
                : new Turn(
                        turn.since,
                        String.valueOf(Integer.parseInt(page.next()) - 1),
                        last.ref().id(),
                        newest);
    }

    private static String newer(String known, List<RemoteIssue> items) {
        return items.stream()
                .map(RemoteIssue::updatedAt)
                .max(Instant::compareTo)
                .filter(newest -> known.isEmpty() || newest.isAfter(Instant.parse(known)))
                .map(Instant::toString)
                .orElse(known);
    }

    private int expected(Turn turn, JiraSearch.Page page) {
        boolean worthAsking = cloud && turn.since.isEmpty() && page.next() != null;
        return worthAsking
                ? search.query().count("project = " + project)
                : Math.max(page.total(), page.items().size());
    }
}
