package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues.Edit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists as Relay has them, on 250 issues of which many share a time. */
class ConnectionsTest extends GraphSurface {
    private static final int MANY = 250;
    private static final Map<Boolean, List<Issue>> MADE = new HashMap<>();
    private static @Nullable UUID home;

    @BeforeEach
    void make() {
        if (home == null) {
            home = project().id();
            List<Issue> made = new ArrayList<>();
            for (int each = 0; each < MANY; each++) {
                var state = each % 5 == 0 ? IssueState.DONE : IssueState.TODO;
                var title = (each % 2 == 0 ? "Even " : "odd ") + each;
                made.add(issue(
                        home, title, state, List.of(each % 2 == 0 ? "even" : "odd"), NOON.plusSeconds(each / 20)));
            }
            MADE.put(true, made);
        }
    }

    @Test
    void aListIsWalkedForwardsAndBackwardsAndEachIsSeenOnce() {
        var wanted = ids(Comparator.comparing(Issue::createdAt)
                .thenComparing(issue -> issue.id().toString()));
        assertThat(walk("first: 30, after: $at", "hasNextPage", "endCursor", false))
                .isEqualTo(wanted);
        var backwards = walk("last: 30, before: $at", "hasPreviousPage", "startCursor", true);
        assertThat(backwards).isEqualTo(wanted);
    }

    @Test
    void descendingAndMixedOrdersAreTotalToo() {
        Comparator<Issue> byTime = Comparator.comparing(Issue::createdAt);
        var wanted = ids(byTime.reversed().thenComparing(issue -> issue.id().toString()));
        var order = "orderBy: [{field: CREATED_AT, direction: DESC}]";
        List<String> seen = new ArrayList<>();
        String at = null;
        do {
            var page = issues("first: 40, after: $at, " + order, at);
            seen.addAll(texts(page.path("nodes"), "id"));
            at = page.path("pageInfo").path("hasNextPage").asBoolean()
                    ? page.path("pageInfo").path("endCursor").asString()
                    : null;
        } while (at != null);
        assertThat(seen).isEqualTo(wanted);
    }

    @Test
    void skipLeavesOutFromWhereThePageBegins() {
        var wanted = ids(Comparator.comparing(Issue::createdAt)
                .thenComparing(issue -> issue.id().toString()));
        assertThat(texts(
                        issues("first: 5, skip: 10, orderBy: [{field: CREATED_AT}]", null)
                                .path("nodes"),
                        "id"))
                .isEqualTo(wanted.subList(10, 15));
        assertThat(texts(
                        issues("last: 5, skip: 10, orderBy: [{field: CREATED_AT}]", null)
                                .path("nodes"),
                        "id"))
                .isEqualTo(wanted.subList(MANY - 15, MANY - 10));
        assertThat(issues("", null).path("nodes").size()).isEqualTo(MANY);
        assertThat(issues("first: 0", null).path("totalCount").asInt()).isEqualTo(MANY);
    }

    @Test
    void combinationsThatMeanNothingAreRefusedByName() {
        for (var wrong : List.of(
                "first: 1, last: 1",
                "first: 1, before: \"x\"",
                "last: 1, after: \"x\"",
                "skip: 1",
                "first: -1",
                "first: 1001",
                "first: 1, skip: 10001")) {
            var answer = ask(query(wrong));
            assertThat(code(answer)).as(wrong).isIn("page_arguments_invalid", "page_out_of_range");
            assertThat(answer.path("data").path("node").path("issues").isObject())
                    .as(wrong)
                    .isFalse();
        }
    }

    @Test
    void aCursorIsOfUseInItsOwnOrderAlone() {
        var cursor = issues("first: 3, orderBy: [{field: TITLE}]", null)
                .path("pageInfo")
                .path("endCursor")
                .asString();
        var other = ask(TOKEN, query("first: 3, after: $at, orderBy: [{field: CREATED_AT}]"), Map.of("at", cursor));
        assertThat(code(other)).isEqualTo("cursor_of_other_order");
        for (var strange : List.of("", "x", "WyJpZCsiXQ", "bnVsbA", "WyJpZCsiLDEyXQ")) {
            var answer = ask(TOKEN, query("first: 3, after: $at"), Map.of("at", strange));
            assertThat(code(answer)).as(strange).startsWith("cursor_");
        }
    }

    @Test
    void filtersCombineAndTheTotalFollowsThem() {
        assertThat(total("title: {contains: \"EVEN\"}")).isEqualTo(125);
        assertThat(total("title: {startsWith: \"odd\"}, state: {isOpen: {eq: false}}"))
                .isEqualTo(25);
        assertThat(total("or: [{title: {eq: \"Even 0\"}}, {title: {in: [\"odd 1\", \"odd 3\"]}}]"))
                .isEqualTo(3);
        assertThat(total("not: {state: {name: {eq: \"done\"}}}")).isEqualTo(200);
        assertThat(total("and: [{labels: {any: [\"even\"]}}, {labels: {none: [\"odd\"]}}]"))
                .isEqualTo(125);
        assertThat(total("createdAt: {gte: \"2026-11-21T13:00:05+01:00\", lt: \"2026-11-21T12:00:06Z\"}"))
                .isEqualTo(20);
        assertThat(total("number: {lte: 3}")).isEqualTo(3);
        assertThat(total("title: {contains: \"%\"}")).isZero();
    }

    @Test
    void aTimelineIsCutInsideAnEntryAndGoesOnThere() {
        var issue = issue(project().id(), "One", IssueState.TODO, List.of());
        for (int each = 1; each <= 4; each++) {
            var labels = new TreeSet<>(List.of("x" + each, "y" + each, "z" + each));
            issue = issues.edit(issue.id(), issue.version(), new Edit(null, null, null, labels, null, null), HUB, NOON);
        }
        var all = items(issue.id(), "", null);
        assertThat(all.path("totalCount").asInt()).isEqualTo(22);
        assertThat(all.path("nodes").size()).isEqualTo(22);
        for (int size : List.of(1, 2, 5, 7)) {
            List<String> forwards = new ArrayList<>();
            var page = items(issue.id(), "first: " + size, null);
            forwards.addAll(texts(page.path("nodes"), "id"));
            while (page.path("pageInfo").path("hasNextPage").asBoolean()) {
                page = items(
                        issue.id(),
                        "after: $at, first: " + size,
                        page.path("pageInfo").path("endCursor").asString());
                forwards.addAll(texts(page.path("nodes"), "id"));
            }
            assertThat(forwards).isEqualTo(texts(all.path("nodes"), "id"));
            page = items(issue.id(), "last: " + size, null);
            List<String> backwards = new ArrayList<>(texts(page.path("nodes"), "id"));
            while (page.path("pageInfo").path("hasPreviousPage").asBoolean()) {
                page = items(
                        issue.id(),
                        "before: $at, last: " + size,
                        page.path("pageInfo").path("startCursor").asString());
                backwards.addAll(0, texts(page.path("nodes"), "id"));
            }
            assertThat(backwards).isEqualTo(texts(all.path("nodes"), "id"));
        }
        assertThat(texts(items(issue.id(), "first: 3, skip: 4", null).path("nodes"), "id"))
                .isEqualTo(texts(all.path("nodes"), "id").subList(4, 7));
        assertThat(texts(items(issue.id(), "last: 3, skip: 4", null).path("nodes"), "id"))
                .isEqualTo(texts(all.path("nodes"), "id").subList(15, 18));
        var removed = items(issue.id(), "filter: {timelineItemTypes: [REMOVED_LABEL_EVENT]}, first: 5", null);
        assertThat(removed.path("totalCount").asInt()).isEqualTo(9);
        assertThat(Collections.frequency(texts(removed.path("nodes"), "__typename"), "RemovedLabelEvent"))
                .isEqualTo(5);
    }

    private JsonNode items(UUID issue, String arguments, @Nullable String at) {
        var given = arguments.isEmpty() ? "" : "(" + arguments + ")";
        var query =
                "query(%s) { node(id: \"%s\") { ... on Issue { timelineItems%s { totalCount nodes { __typename id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }"
                        .formatted("$at: String", issue, given);
        if (at == null) {
            query = query.replace("query($at: String)", "query");
        }
        return data(TOKEN, query, at == null ? Map.of() : Map.of("at", at))
                .path("node")
                .path("timelineItems");
    }

    private int total(String filter) {
        var page = issues("first: 3, filter: {" + filter + "}", null);
        assertThat(page.path("nodes").size())
                .isEqualTo(Math.min(3, page.path("totalCount").asInt()));
        return page.path("totalCount").asInt();
    }

    private List<String> walk(String arguments, String more, String cursor, boolean backwards) {
        List<String> seen = new ArrayList<>();
        String at = null;
        JsonNode page;
        do {
            page = issues(arguments + ", orderBy: [{field: CREATED_AT}]", at);
            var ids = new ArrayList<>(texts(page.path("nodes"), "id"));
            assertThat(texts(page.path("edges"), "cursor")).hasSameSizeAs(ids).doesNotHaveDuplicates();
            assertThat(page.path("totalCount").asInt()).isEqualTo(MANY);
            var other = backwards ? "hasNextPage" : "hasPreviousPage";
            assertThat(page.path("pageInfo").path(other).asBoolean()).isEqualTo(at != null);
            seen.addAll(backwards ? 0 : seen.size(), ids);
            at = page.path("pageInfo").path(cursor).asString();
        } while (page.path("pageInfo").path(more).asBoolean());
        return seen;
    }

    private static List<String> ids(Comparator<Issue> order) {
        return MADE.get(true).stream()
                .sorted(order)
                .map(issue -> issue.id().toString())
                .toList();
    }

    private JsonNode issues(String arguments, @Nullable String at) {
        var wanted = at == null ? arguments.replaceAll("(after|before): \\$at,? ?", "") : arguments;
        return data(TOKEN, query(wanted), at == null ? Map.of() : Map.of("at", at))
                .path("node")
                .path("issues");
    }

    private static String query(String arguments) {
        var given = arguments.isEmpty() ? "" : "(" + arguments + ")";
        var head = arguments.contains("$at") ? "query($at: String)" : "query";
        return head
                + " { node(id: \"%s\") { ... on Project { issues%s { totalCount nodes { id title } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }"
                        .formatted(home, given);
    }
}
