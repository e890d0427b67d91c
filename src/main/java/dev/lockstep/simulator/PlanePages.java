package dev.lockstep.simulator;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a list into pages with cursors of the form {@code per page:page:is previous}. */
final class PlanePages {
    private static final int MOST_PER_PAGE = 100;

    static <T> Answer page(PlaneCall call, List<T> all, Function<T, ObjectNode> shown) {
        int perPage = perPage(call);
        int page = pageNumber(call);
        var fields = fields(call);
        var results = Json.array();
        all.stream().skip((long) page * perPage).limit(perPage).forEach(item -> {
            var node = shown.apply(item);
            results.add(fields.isEmpty() ? node : node.retain(fields));
        });
        boolean more = (long) (page + 1) * perPage < all.size();
        var body = Json.object()
                .putNull("grouped_by")
                .putNull("sub_grouped_by")
                .put("total_count", all.size())
                .put("next_cursor", perPage + ":" + (page + 1) + ":0")
                .put("prev_cursor", perPage + ":" + (page - 1) + ":1")
                .put("next_page_results", more)
                .put("prev_page_results", page > 0)
                .put("count", results.size())
                .put("total_pages", (all.size() + perPage - 1) / perPage)
                .put("total_results", all.size())
                .putNull("extra_stats");
        body.set("results", results);
        return Answer.ok(body);
    }

    private static int perPage(PlaneCall call) {
        try {
            int asked = Integer.parseInt(call.request().query("per_page", String.valueOf(MOST_PER_PAGE)));
            if (asked < 1 || asked > MOST_PER_PAGE) {
                throw PlaneErrors.detail(400, "Invalid per_page value. Cannot exceed " + MOST_PER_PAGE + ".");
            }
            return asked;
        } catch (NumberFormatException nonsense) {
            throw PlaneErrors.detail(400, "Invalid per_page parameter.");
        }
    }

    private static int pageNumber(PlaneCall call) {
        var cursor = call.request().query("cursor", "0:0:0");
        if (!cursor.matches("\\d{1,6}:\\d{1,6}:[01]")) {
            throw PlaneErrors.detail(400, "Invalid cursor parameter.");
        }
        return Integer.parseInt(cursor.split(":", -1)[1]);
    }

    private static Set<String> fields(PlaneCall call) {
        var fields =
                new HashSet<>(Arrays.asList(call.request().query("fields", "").split(",", -1)));
        fields.remove("");
        return fields;
    }
}
