package dev.lockstep.e2e;

import dev.lockstep.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Over the API, as the page does: what was read is named with the edit, and what changed meanwhile is read again. */
final class EditsInHub implements EditsAt {
    private final World world;
    private List<JsonNode> known = List.of();

    EditsInHub(World world) {
        this.world = world;
    }

    @Override
    public String edit(Random random, String mark) throws Exception {
        if (known.isEmpty()) {
            known = issues(world);
        }
        String path = "/api/v1/issues/"
                + EditsAt.oneOf(random, known, each -> each.get("title").asString())
                        .get("id")
                        .asString();
        int kind = random.nextInt(4);
        if (kind == 3) {
            world.post(path + "/comments", Json.write(Map.of("body", "A remark in the hub, " + mark)));
            return "a comment";
        }
        int status = 412;
        while (status == 412) {
            JsonNode now = world.get(path);
            status = world.edit(path, now, edit(kind, now, mark)).statusCode();
        }
        if (status != 200) {
            throw new AssertionError("An edit in the hub was answered with " + status);
        }
        return kind < 2 ? path : "";
    }

    private static Map<String, Object> edit(int kind, JsonNode now, String mark) {
        return switch (kind) {
            case 0 -> Map.of("title", now.get("title").asString() + " " + mark);
            case 1 -> Map.of("body", now.get("body").asString() + "\n\nMore from the hub, " + mark + ".");
            default -> Map.of("state", now.get("state").asString().equals("done") ? "started" : "done");
        };
    }

    /** All of them, as lists show them. */
    static List<JsonNode> issues(World world) throws Exception {
        return items(world, "/api/v1/issues");
    }

    static List<JsonNode> items(World world, String path) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String page = path + "?limit=200";
        while (page != null) {
            JsonNode read = world.get(page);
            read.get("items").forEach(all::add);
            page = read.get("next").isNull()
                    ? null
                    : path + "?limit=200&cursor=" + read.get("next").asString();
        }
        return all;
    }
}
