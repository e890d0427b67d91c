package dev.lockstep.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether Lockstep runs here, and whether the address that others shall reach it by leads to it. */
final class ServerLook implements Look {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int DOWN = 503;

    private final Setup setup;

    ServerLook(Setup setup) {
        this.setup = setup;
    }

    @Override
    public String area() {
        return "server";
    }

    @Override
    public List<Finding> findings() throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var found = new ArrayList<Finding>();
            found.add(local(client));
            var base = setup.get("lockstep.base-url");
            found.add(
                    base == null
                            ? Finding.warning(
                                    area(),
                                    "LOCKSTEP_BASE_URL",
                                    "It is not set, so no webhook can be registered and changes are only heard by polling.")
                            : fromOutside(client, base));
            return found;
        }
    }

    private Finding local(HttpClient client) throws InterruptedException {
        var bind = setup.get("server.address", "127.0.0.1");
        var everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        var host = everywhere ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
        var address = "http://" + host + ":" + setup.get("server.port", "4000");
        return switch (health(client, address)) {
            case OK -> Finding.ok(area(), address, "Lockstep runs and is well.");
            case DOWN ->
                Finding.failed(
                        area(), address, "Lockstep runs and cannot work; its log and /actuator/health tell why.");
            case 0 -> Finding.ok(area(), address, "Lockstep does not run here; what follows is looked at without it.");
            default ->
                Finding.failed(area(), address, "Another program answers there; set PORT to a port that is free.");
        };
    }

    private Finding fromOutside(HttpClient client, String base) throws InterruptedException {
        return switch (health(client, base)) {
            case OK, DOWN -> Finding.ok(area(), base, "This address leads to a Lockstep, seen from here.");
            case 0 ->
                Finding.warning(
                        area(),
                        base,
                        "Nothing answers at LOCKSTEP_BASE_URL, seen from here: trackers cannot send webhooks there.");
            default ->
                Finding.warning(
                        area(),
                        base,
                        "LOCKSTEP_BASE_URL leads to something that is no Lockstep; check the proxy in front of it.");
        };
    }

    /** The status, 0 where nobody answers. */
    private static int health(HttpClient client, String address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(address + "/actuator/health"))
                    .timeout(PATIENCE)
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.body().contains("\"status\"") ? answer.statusCode() : -1;
        } catch (IOException nobody) {
            return 0;
        }
    }
}
