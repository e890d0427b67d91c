package dev.lockstep.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Cuts a list into pages and writes the {@code Link} header, which names the repository by its id. */
record GitHubPages(GitHubLinks links) {
    private static final int DEFAULT_PER_PAGE = 30;
    private static final int MOST_PER_PAGE = 100;

    <T> Answer page(GitHubCall call, String address, List<T> all, Function<T, JsonNode> shown) {
        int perPage = Math.clamp(number(call, "per_page", DEFAULT_PER_PAGE), 1, MOST_PER_PAGE);
        int page = Math.max(1, number(call, "page", 1));
        int pages = Math.max(1, (all.size() + perPage - 1) / perPage);
        var items = Json.array();
        all.stream().skip((long) (page - 1) * perPage).limit(perPage).forEach(item -> items.add(shown.apply(item)));
        var answer = Answer.ok(items);
        return pages == 1 ? answer : answer.with("Link", link(call, links.base() + address, page, pages));
    }

    private static String link(GitHubCall call, String address, int page, int pages) {
        var parts = new ArrayList<String>();
        if (page > 1) {
            parts.add(part(call, address, Math.min(page - 1, pages), "prev"));
        }
        if (page < pages) {
            parts.add(part(call, address, page + 1, "next"));
            parts.add(part(call, address, pages, "last"));
        }
        if (page > 1) {
            parts.add(part(call, address, 1, "first"));
        }
        return String.join(", ", parts);
    }

    private static String part(GitHubCall call, String address, int page, String rel) {
        var query = new LinkedHashMap<>(call.request().query());
        query.put("page", String.valueOf(page));
        var text = query.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "<" + address + "?" + text + ">; rel=\"" + rel + "\"";
    }

    private static int number(GitHubCall call, String name, int otherwise) {
        try {
            return Integer.parseInt(call.request().query(name, String.valueOf(otherwise)));
        } catch (NumberFormatException nonsense) {
            return otherwise;
        }
    }
}
