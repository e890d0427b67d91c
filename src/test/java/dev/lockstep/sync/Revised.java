package dev.lockstep.sync;

import dev.lockstep.node.TestDuty;

/** What the product does by itself after a link's terms were changed. */
final class Revised {
    private Revised() {}

    static void in(SyncWorld world) {
        new Reviser(
                        new Revisions(world.db.jdbc()),
                        world.links,
                        world.twins,
                        world.issues(),
                        world.conversations,
                        world.missing(),
                        world.operations(),
                        world.db.database(),
                        TestDuty.ours(world.db, world.clock),
                        world.clock)
                .step();
    }
}
