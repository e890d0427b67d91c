package dev.lockstep.e2e;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Container;
import dev.lockstep.sync.Links;
import dev.lockstep.terms.Switches;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A GitHub repository and a Plane project, linked by hand, and the plans that are made of them. No webhooks. */
final class PlanWorld implements AutoCloseable {
    final World world;
    String github = "";
    String plane = "";

    PlanWorld(Path folder) {
        world = new World(folder).without("lockstep.github.owner").without("lockstep.plane.workspace");
    }

    /** Links both while everything stands still, so that a plan can be made before the import. */
    PlanWorld linkedAndStopped() throws Exception {
        world.start();
        world.post("/api/v1/pauses", "{\"scope\":\"all\",\"reason\":\"To look first\"}");
        var project =
                world.post("/api/v1/projects", "{\"name\":\"Web\"}").get("id").asString();
        plane = link(project, "plane", World.WORKSPACE + "/" + world.planeProject);
        github = link(project, "github", World.REPOSITORY);
        return this;
    }

    PlanWorld imported() throws Exception {
        linkedAndStopped();
        goOn();
        return this;
    }

    /** Links both, and nobody begins to sync. */
    PlanWorld linkedOnly() throws Exception {
        world.start();
        var project = UUID.fromString(
                world.post("/api/v1/projects", "{\"name\":\"Web\"}").get("id").asString());
        plane = only(project, "plane", World.WORKSPACE + "/" + world.planeProject);
        github = only(project, "github", World.REPOSITORY);
        return this;
    }

    private String only(UUID project, String connection, String container) {
        var wanted = new Links.NewLink(
                project,
                UUID.fromString(world.connection(connection)),
                new Container(container),
                true,
                true,
                false,
                null,
                Switches.ALL_ON);
        return world.bean(Links.class).create(wanted).id().toString();
    }

    JsonNode applied(JsonNode plan) throws Exception {
        world.post("/api/v1/plans/" + plan.get("id").asString() + "/apply", "");
        return ended("/api/v1/plans/" + plan.get("id").asString());
    }

    private String link(String project, String connection, String container) throws Exception {
        var wanted = Map.of("projectId", project, "connectionId", world.connection(connection), "container", container);
        return world.post("/api/v1/links", Json.write(wanted)).get("id").asString();
    }

    /** Lets the import run that linking began. */
    void goOn() throws Exception {
        world.ask(HttpRequest.newBuilder(world.address("/api/v1/pauses/all")).DELETE());
        for (var link : List.of(github, plane)) {
            world.await("it is in step", () -> {
                var state = world.get("/api/v1/links/" + link).get("syncState").asString();
                return state.equals("synced") ? state : null;
            });
        }
        world.awaitQuiet();
    }

    /** @param act plan or verify */
    JsonNode made(String link, String act) throws Exception {
        var begun = world.ask(HttpRequest.newBuilder(world.address("/api/v1/links/" + link + "/" + act))
                .POST(HttpRequest.BodyPublishers.noBody()));
        if (begun.statusCode() != 202) {
            throw new AssertionError(begun + " " + begun.body());
        }
        return ended(begun.headers().firstValue("Location").orElseThrow());
    }

    JsonNode ended(String path) throws Exception {
        return world.await("the plan has ended", () -> {
            var plan = world.get(path);
            return switch (plan.get("status").asString()) {
                case "reading", "deciding", "applying" -> null;
                default -> plan;
            };
        });
    }

    List<JsonNode> changes(JsonNode plan, Predicate<JsonNode> wanted) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        var path = "/api/v1/plans/" + plan.get("id").asString() + "/changes?limit=7";
        JsonNode page = world.get(path);
        page.get("items").forEach(all::add);
        while (!page.get("next").isNull()) {
            page = world.get(path + "&cursor=" + page.get("next").asString());
            page.get("items").forEach(all::add);
        }
        return all.stream().filter(wanted).toList();
    }

    static Predicate<JsonNode> of(String kind, boolean comment, String link) {
        return change -> change.get("kind").asString().equals(kind)
                && change.get("commentId").isNull() != comment
                && (link == null
                        ? change.get("linkId").isNull()
                        : change.get("linkId").asString("").equals(link));
    }

    /** The value that a change would leave, empty where it names none. */
    static String after(JsonNode change, String field) {
        for (var each : change.get("fields")) {
            if (each.get("field").asString().equals(field)) {
                return each.get("after").asString();
            }
        }
        return "";
    }

    int writes() {
        return world.github.log().writes() + world.plane.log().writes();
    }

    @Override
    public void close() {
        world.close();
    }
}
