package dev.lockstep.simulation;

import dev.lockstep.base.Json;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.IssueState;
import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulation.History.Write;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Open or closed is no word that could be found again in a copy of the hub. So what people set at the trackers is asked for
 * while the copy is taken: whether the hub had it, or a trace of it.
 */
final class HeardStates {
    private final World world;
    private final Set<Write> heard = new HashSet<>();

    HeardStates(World world) {
        this.world = world;
    }

    void copied() {
        var jdbc = JdbcClient.create(world.store().source());
        world.history().all().stream()
                .filter(write -> write.field == Field.STATE && write.side != Side.HUB)
                .filter(write -> stands(jdbc, write) || hasTrace(jdbc, write))
                .forEach(heard::add);
    }

    /** True where the copy did not know it, and its tracker shows something else by now: then its trace is gone with the hub. */
    boolean isGone(Write write, Shelf shelf) {
        var shown = shelf.at(write.side).get(write.record);
        return !heard.contains(write) && shown != null && shown.open() != write.value.equals("open");
    }

    private static boolean stands(JdbcClient jdbc, Write write) {
        return states(jdbc, write, "select i.state from issue i join twin t on t.hub_id = i.id", "")
                .anyMatch(state -> means(write, state));
    }

    /** Recorded since: an id begins with the time. */
    private static boolean hasTrace(JdbcClient jdbc, Write write) {
        var time = "%012x".formatted(write.at);
        var since = " and c.id >= '" + time.substring(0, 8) + "-" + time.substring(8) + "'";
        return states(jdbc, write, "select c.detail from change c join twin t on t.hub_id = c.issue_id", since)
                .map(detail -> Json.read(detail, Change.class))
                .anyMatch(change -> change instanceof Change.StateChanged moved
                                && means(write, moved.after().name())
                        || change instanceof Change.ConflictDecided decided
                                && decided.field().equals("state")
                                && means(write, decided.losing()));
    }

    private static Stream<String> states(JdbcClient jdbc, Write write, String from, String more) {
        return jdbc
                .sql(from + " join link l on l.id = t.link_id where lower(l.tracker) = :side and t.kind = 'issue'"
                        + " and (t.remote_id = :record or t.remote_key = :record)" + more)
                .param("side", write.side.name().toLowerCase(Locale.ROOT))
                .param("record", write.record)
                .query(String.class)
                .list()
                .stream();
    }

    private static boolean means(Write write, String state) {
        return IssueState.valueOf(state.toUpperCase(Locale.ROOT)).open() == write.value.equals("open");
    }
}
