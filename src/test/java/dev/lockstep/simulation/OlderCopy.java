package dev.lockstep.simulation;

import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulation.History.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody copies the hub's database, trackers and hub go on, and the hub is set back to the copy. What people wrote and
 * what then stood neither in the copy nor at a tracker is gone by nature; nothing else may be.
 */
final class OlderCopy {
    /** Longer than a list lags and a request of a dead process travels: so long takes it to stop, to set back and to start. */
    private static final long STOPPED_LEAST_MS = 26_000;

    private static final Pattern WORD = Pattern.compile("\\w+");

    private final World world;
    private final Set<String> copied = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final HeardStates states;
    private @Nullable FullRead read;
    private long takenAt = Long.MAX_VALUE;
    private long setBackAt = Long.MIN_VALUE;
    private long wroteAgainAt = Long.MAX_VALUE;

    OlderCopy(World world) {
        this.world = world;
        states = new HeardStates(world);
    }

    void plan() {
        long half = world.mix().work().toMillis() / 2;
        world.scheduler().after(world.chance().between("copy", 5_000, half), this::take);
    }

    private void take() {
        if (!world.watch().begun()) {
            world.scheduler().after(1_000, this::take);
            return;
        }
        takenAt = world.scheduler().millisNow();
        world.log(null, "a copy is taken");
        world.store().copy();
        world.watch().copied();
        world.outbox().copied();
        words(stored(), copied);
        known.addAll(ids());
        states.copied();
        long half = world.mix().work().toMillis() / 2;
        world.scheduler().after(world.chance().between("copy", 1_000, half), this::setBack);
    }

    /**
     * True where both sides agreed on something when the copy was made. For others the later value stands, and the earlier
     * one on the timeline (ADR 64).
     */
    boolean knew(UUID issue) {
        return read == null || known.contains(issue.toString());
    }

    private void setBack() {
        world.hub().stop();
        setBackAt = world.scheduler().millisNow();
        world.log(null, "the hub is set back");
        var shelf = new Shelf(world);
        var standing = new HashSet<>(copied);
        world.mix().sides().forEach(side -> words(shelf.at(side).toString(), standing));
        world.history().all().stream()
                .filter(write -> isGone(write, standing, shelf))
                .forEach(this::excuse);
        world.store().setBack(takenAt, setBackAt, world.mutant().holds());
        world.watch().setBack();
        world.outbox().setBack();
        world.hub().renew();
        read = new FullRead(world, shelf);
        world.scheduler().after(world.chance().between("copy", STOPPED_LEAST_MS, 90_000), world.hub()::start);
    }

    private boolean isGone(Write write, Set<String> standing, Shelf shelf) {
        if (write.field == Field.STATE) {
            return write.side == Side.HUB ? write.at >= takenAt : states.isGone(write, shelf);
        }
        return write.removes ? write.at >= takenAt : !standing.contains(write.value);
    }

    private void excuse(Write write) {
        world.log(null, "gone by nature: " + write);
        write.unseen = true;
        if (write.field == Field.COMMENT && !write.removes) {
            world.history().excuse(write.value);
        }
    }

    private String stored() {
        return String.join(
                " ",
                JdbcClient.create(world.store().source())
                        .sql("select title || ' ' || body from issue union all select body from comment"
                                + " union all select detail from change")
                        .query(String.class)
                        .list());
    }

    private Set<String> ids() {
        return JdbcClient.create(world.store().source())
                .sql("select id from issue")
                .query(String.class)
                .set();
    }

    private static void words(String text, Set<String> found) {
        WORD.matcher(text).results().forEach(word -> found.add(word.group()));
    }

    boolean wasSetBack() {
        return read != null;
    }

    void told(Side side, String answer) {
        if (read != null) {
            read.told(side, answer);
        }
    }

    /**
     * The hub writes to a tracker.
     *
     * @return what should have kept it from that; empty when it may
     */
    String writes() {
        var left = read == null ? "" : read.left().toString();
        if (read != null) {
            wroteAgainAt = Math.min(wroteAgainAt, world.scheduler().millisNow());
        }
        return left.equals("{}") ? "" : left;
    }

    /**
     * What was put somewhere since the copy, and brought elsewhere by the hub, and is taken off before the hub knows of it
     * again: it looks as if it had been put where it still stands.
     *
     * @param all what people did with one label
     */
    boolean forgetsRemoval(List<Write> all) {
        var last = all.getLast();
        return last.removes
                && last.at < wroteAgainAt
                && all.stream().anyMatch(write -> !write.removes && write.at >= takenAt && write.at <= setBackAt);
    }
}
