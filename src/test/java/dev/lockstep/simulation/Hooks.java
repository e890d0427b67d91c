package dev.lockstep.simulation;

import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulator.MemoryTrackers.Hook;
import java.time.Duration;
import java.util.Locale;

/** Carries webhooks: some get lost, come twice, or late and out of order. */
final class Hooks {
    private final World world;

    Hooks(World world) {
        this.world = world;
    }

    /** A webhook sets out. */
    void carry(Hook hook, Duration delay) {
        if (world.chance().strikes("hook-lost", world.weather().hookLost())) {
            return;
        }
        send(hook, delay);
        if (world.chance().strikes("hook-doubled", world.weather().hookDoubled())) {
            send(hook, delay);
        }
    }

    private void send(Hook hook, Duration delay) {
        long late = world.chance().strikes("hook-late", world.weather().hookLate())
                ? world.chance().between("hook", 1_000, 40_000)
                : 0;
        world.scheduler().after(delay.toMillis() + late + world.chance().between("hook", 5, 900), () -> {
            var node =
                    world.nodes().get(world.chance().pick("hook", world.nodes().size()));
            if (!node.serves()) {
                hook.done().accept(0, "failed to connect");
                return;
            }
            var side = Side.valueOf(hook.url().getPath().substring(1).toUpperCase(Locale.ROOT));
            var event =
                    side == Side.JIRA ? "jira" : hook.header(side == Side.GITHUB ? "X-GitHub-Event" : "X-Plane-Event");
            var guid = hook.header(side == Side.JIRA ? "X-Atlassian-Webhook-Identifier" : "X-GitHub-Delivery");
            world.log(node, "delivery " + event + " " + guid);
            node.ingest(world.connection(side), event, guid, hook.body(), () -> {
                world.watch().acknowledged(guid, hook.body());
                hook.done().accept(202, "Accepted");
            });
        });
    }
}
