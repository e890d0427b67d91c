package dev.lockstep.e2e;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook as GitHub sends and signs it. */
final class SignedDelivery {
    private SignedDelivery() {}

    static int send(World world, String event, String payload) throws Exception {
        var request = HttpRequest.newBuilder(world.address("/webhooks/" + world.connection("github")))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + signature(payload))
                .POST(HttpRequest.BodyPublishers.ofString(payload));
        return world.ask(request).statusCode();
    }

    private static String signature(String payload) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(World.HOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }
}
