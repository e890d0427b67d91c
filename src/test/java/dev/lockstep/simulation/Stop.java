package dev.lockstep.simulation;

import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Pause.Scope;
import dev.lockstep.simulation.History.Side;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody stops everything, or a connection, and lets it go on: nobody is asked for anything in between. */
final class Stop {
    /** What is processing ends in peace, and a request may take its whole deadline. */
    private static final long IN_PEACE_MS = 70_000;

    private final World world;
    private long since = Long.MAX_VALUE;
    private long until = Long.MAX_VALUE;
    private Set<Side> stopped = Set.of();

    Stop(World world) {
        this.world = world;
    }

    void plan() {
        var sides = world.mix().sides();
        int what = world.chance().pick("stop", sides.size() + 1);
        stopped = what == 0 ? Set.copyOf(sides) : Set.of(sides.get(what - 1));
        var scope = what == 0 ? Scope.ALL : Scope.CONNECTION;
        long from = world.chance().between("stop", 10_000, world.mix().work().toMillis());
        long to = from + world.chance().between("stop", 30_000, 240_000);
        world.scheduler()
                .after(
                        from,
                        () -> world.insist(
                                "a pause of " + scope,
                                node -> node.parts()
                                        .get(Interventions.class)
                                        .pause(scope, target(what), "Because", "admin"),
                                () -> since = world.scheduler().millisNow()));
        world.scheduler().after(to, () -> resume(scope, what));
    }

    private void resume(Scope scope, int what) {
        if (since == Long.MAX_VALUE) {
            world.scheduler().after(1_000, () -> resume(scope, what)); // it has not begun yet
            return;
        }
        until = world.scheduler().millisNow();
        world.insist("it goes on", node -> node.parts().get(Interventions.class).resume(scope, target(what)));
    }

    private @Nullable UUID target(int what) {
        return what == 0 ? null : world.connection(world.mix().sides().get(what - 1));
    }

    /** True when nobody may ask this tracker now any more. */
    boolean holds(Node node, Side asked) {
        long now = world.scheduler().millisNow();
        long quiet = Math.max(since, node.wentOn());
        return stopped.contains(asked) && now < until && quiet < now - IN_PEACE_MS;
    }
}
