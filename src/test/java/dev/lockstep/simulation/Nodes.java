package dev.lockstep.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes of the hub: they die and others are started, they stand still, and one at a time is on duty. */
final class Nodes {
    private final World world;
    private final List<Node> all = new ArrayList<>();
    private @Nullable Node duty;
    private boolean alone;
    private int started;

    Nodes(World world) {
        this.world = world;
    }

    void found(int count) {
        alone = count == 1;
        for (int place = 0; place < count; place++) {
            all.add(new Node(world, "node" + place + "-0", alone, world.store()));
        }
    }

    List<Node> all() {
        return all;
    }

    void start() {
        all.forEach(Node::start);
    }

    /** One node at a time does what only one may; another when that one has died or stands still. */
    boolean onDuty(Node node) {
        if (duty == null || !duty.process().alive() || duty.process().frozen()) {
            duty = node;
        }
        return duty == node;
    }

    /** The process dies and is started again a little later. */
    void crash(Node node) {
        kill(node);
        world.scheduler().after(world.chance().between("restart", 200, 20_000), () -> {
            int place = all.indexOf(node);
            if (place >= 0) { // else somebody stopped them all meanwhile
                succeed(place).start();
            }
        });
    }

    private void kill(Node node) {
        node.kill();
        world.watch().died(node);
    }

    private Node succeed(int place) {
        var successor = new Node(world, "node" + place + "-" + ++started, alone, world.store());
        all.set(place, successor);
        return successor;
    }

    void stop() {
        all.forEach(this::kill);
    }

    /** New ones in the place of those that were stopped; they wait for their start. */
    void renew() {
        for (int place = 0; place < all.size(); place++) {
            succeed(place);
        }
    }

    /** Stopped past its leases and continued. */
    void freeze(Node node) {
        world.log(node, "freezes");
        node.process().freeze();
        world.watch().froze(node);
        world.scheduler().after(world.chance().between("thaw", 20_000, 150_000), () -> {
            world.log(node, "goes on");
            node.process().thaw();
            node.goesOn();
        });
    }

    /** A notification between nodes; it may get lost. */
    void wake(Node from, String topic) {
        for (var node : all) {
            if (node != from && world.chance().pick("wake", 20) != 0) {
                world.scheduler().after(world.chance().between("wake", 1, 30), () -> {
                    if (node.process().alive()) {
                        node.database().wake(topic);
                    }
                });
            }
        }
    }
}
