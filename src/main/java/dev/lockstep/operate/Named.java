package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import dev.lockstep.command.Nearest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Finds what people name: by its id, or by the name that it has on the page. */
final class Named {
    private static final int MOST_PAGES = 50;

    private Named() {}

    static String id(String text) {
        return UUID.fromString(text).toString();
    }

    static boolean isId(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static JsonNode link(Hub hub, String named) {
        return one(hub, "link", "container", named);
    }

    static JsonNode project(Hub hub, String named) {
        return one(hub, "project", "name", named);
    }

    static JsonNode connection(Hub hub, String named) {
        return one(hub, "connection", "name", named);
    }

    /** Every item of a list, for up to ten thousand. */
    static List<JsonNode> all(Hub hub, String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = hub.get(path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor);
            answer.path("items").forEach(items::add);
            var next = answer.path("next").asString("");
            if (next.isEmpty()) {
                return items;
            }
            cursor = "&cursor=" + encoded(next);
        }
        return items;
    }

    /** @param member in which the page's name of it stands */
    private static JsonNode one(Hub hub, String what, String member, String named) {
        var all = all(hub, "/api/v1/" + what + "s");
        Function<JsonNode, String> name = each -> each.path(member).asString();
        var found = all.stream()
                .filter(each -> each.path("id").asString().equalsIgnoreCase(named)
                        || name.apply(each).equalsIgnoreCase(named))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new Failure(
                ExitCode.USAGE,
                found.isEmpty()
                        ? "There is no " + what + " " + named + "." + meant(all, named, name)
                        : "Several are called " + named + "; name one by its id: "
                                + String.join(
                                        ", ",
                                        found.stream()
                                                .map(each -> each.path("id").asString())
                                                .toList()));
    }

    private static String meant(List<JsonNode> all, String named, Function<JsonNode, String> name) {
        return all.isEmpty()
                ? " There is none at all."
                : " Did you mean " + Nearest.of(named, all.stream().map(name).toList()) + "?";
    }
}
