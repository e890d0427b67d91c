package dev.lockstep.simulation;

import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.operation.Operation;
import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulation.Outcome.Violation;
import dev.lockstep.simulator.MemoryTrackers.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The invariants that must hold at every step. The first one broken ends the run. */
final class Watch {
    private static final Pattern JIRA_RECORD = Pattern.compile("/issue/([0-9]+)(?:/comment/([0-9]+)|/transitions)?$");
    private static final Pattern RECORD =
            Pattern.compile("/(?:issues|work-items)/(?:comments/)?([0-9a-f-]+)(?:/comments/([0-9a-f-]+))?/?$");

    private static final long LEASE_MS = dev.lockstep.operation.SimulatedQueue.LEASE.toMillis();

    private final World world;
    private final JdbcClient jdbc;
    private final Marks marks = new Marks(this);
    private final Map<String, Long> lastRead = new HashMap<>();
    private final Map<String, Pause> pauses = new HashMap<>();
    private final Map<String, String> running = new HashMap<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private Map<String, Held> held = new HashMap<>();
    private @Nullable Violation violation;
    private int requests;
    private int writes;
    private boolean begun;
    private int acknowledgedInCopy;

    Watch(World world) {
        this.world = world;
        jdbc = JdbcClient.create(world.store().source());
    }

    private record Held(String owner, long fence, long until, String key) {}

    private record Pause(long from, long until) {}

    private record Acknowledged(@Nullable String guid, String body) {}

    void begin() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    void copied() {
        acknowledgedInCopy = acknowledged.size();
    }

    /** The hub is one of an earlier time: what it had read since it does not know, and what it had stored is not there. */
    void setBack() {
        lastRead.clear();
        acknowledged.subList(acknowledgedInCopy, acknowledged.size()).clear();
        held = processing();
    }

    void broken(String invariant, String what) {
        if (violation == null) {
            violation = new Violation(invariant, what);
            world.log(null, "BROKEN " + invariant + ": " + what);
        }
    }

    void surprised(Throwable surprise) {
        var trace = new java.io.StringWriter();
        surprise.printStackTrace(new java.io.PrintWriter(trace));
        broken("surprise", trace.toString());
    }

    boolean failed() {
        return violation != null;
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    int requests() {
        return requests;
    }

    int writes() {
        return writes;
    }

    /** A request leaves a node: isolation and the pauses that trackers asked for. */
    void sends(Node node, Ask ask) {
        requests++;
        var side = side(ask);
        var given = given(ask);
        world.log(
                node, "sends " + ask.method() + " " + ask.uri().getPath() + (given.contains("second") ? " anew" : ""));
        if (world.stop().holds(node, side)) {
            broken("stopped", node.name() + " asks " + ask.uri().getHost() + " although somebody stopped that");
        }
        if (writes(ask)) {
            var untold = world.olderCopy().writes();
            if (!untold.isEmpty()) {
                broken("held", node.name() + " writes to " + side + " before anybody has read " + untold);
            }
        }
        if (!anonymous(ask) && !Keys.accepted(world, side, given)) {
            broken("isolation", "a request to " + ask.uri().getHost() + " carries another credential");
        }
        if (given.contains("own-")) {
            world.tally().met("in one's own name at " + side);
        }
        var pause = pauses.get(node.name() + side + given);
        long now = world.scheduler().millisNow();
        if (pause != null && now > pause.from && now < pause.until) {
            broken(
                    "budget",
                    node.name() + " asks " + ask + " although " + ask.uri().getHost() + " said to wait");
        }
    }

    private static String given(Ask ask) {
        return String.valueOf(ask.headers().get(side(ask) == Side.PLANE ? "X-API-Key" : "Authorization"));
    }

    /** What a tracker did, at the moment at which it did it. */
    void served(Node node, Ask ask, Reply reply) {
        world.log(node, "served " + ask.method() + " " + ask.uri().getPath() + " -> " + reply.status());
        boolean fine = reply.status() < 300;
        if (!writes(ask)) {
            if (fine) {
                read(node, ask);
                world.olderCopy().told(side(ask), reply.body());
            }
            return;
        }
        writes++;
        if (fine && ask.method().equals("POST") && reply.status() == 201) {
            marks.created(String.valueOf(ask.body()), reply.body());
        } else if (fine && ask.method().equals("DELETE")) {
            marks.deletedByHub(ask.uri().getPath());
        } else if (fine) {
            overwrite(node, ask);
        }
        if (side(ask) != Side.JIRA) { // which answers a write with nothing
            read(node, ask);
        }
    }

    private static boolean writes(Ask ask) {
        var path = ask.uri().getPath();
        return ask.writes() && !path.contains("/search") && !path.endsWith("/bulkfetch");
    }

    /** What any Jira tells to everybody: which edition it is. */
    private static boolean anonymous(Ask ask) {
        return ask.uri().getPath().endsWith("/serverInfo");
    }

    /** A person deleted what carries these marks. */
    void deleted(String text) {
        marks.deleted(text);
    }

    private void read(Node node, Ask ask) {
        var record = record(ask);
        if (record != null && !ask.uri().getPath().endsWith("/transitions")) {
            lastRead.put(node.name() + side(ask) + record, world.scheduler().millisNow());
            lastRead.put(side(ask) + record, world.scheduler().millisNow());
        }
    }

    /** A person's word that stood there unread for a moment is lost to us; no tracker has a conditional write. */
    private void overwrite(Node node, Ask ask) {
        var record = record(ask);
        if (record == null) {
            return;
        }
        excuseWhatAFrozenNodeOverwrites(lastRead.getOrDefault(node.name() + side(ask) + record, 0L));
        var seen = lastRead.getOrDefault(side(ask) + record, 0L);
        var body = String.valueOf(ask.body());
        for (var field : Field.values()) {
            if (names(ask, body, field)) {
                world.history()
                        .last(side(ask), record, field)
                        .filter(write -> write.at >= seen)
                        .ifPresent(write -> {
                            write.unseen = true;
                            world.log(null, "unseen " + write);
                        });
            }
        }
    }

    /** Stopped between its last check and its request, a node sends long afterwards what was right then. */
    private void excuseWhatAFrozenNodeOverwrites(long itsRead) {
        if (itsRead > 0 && world.scheduler().millisNow() - itsRead > LEASE_MS) {
            world.log(null, "a frozen node writes late");
            world.history().all().stream().filter(write -> write.at >= itsRead).forEach(write -> write.unseen = true);
        }
    }

    private static boolean names(Ask ask, String body, Field field) {
        if (ask.uri().getPath().contains("/comment")) {
            return field == Field.COMMENT;
        }
        if (ask.uri().getPath().endsWith("/transitions")) {
            return field == Field.STATE;
        }
        return switch (field) {
            case TITLE -> body.contains("\"title\":") || body.contains("\"name\":") || body.contains("\"summary\":");
            case BODY ->
                body.contains("\"body\":")
                        || body.contains("\"description_html\":")
                        || body.contains("\"description\":");
            case STATE -> body.contains("\"state\":");
            case LABEL -> body.contains("\"labels\":");
            case COMMENT -> false;
        };
    }

    private static @Nullable String record(Ask ask) {
        if (side(ask) == Side.JIRA) {
            var place = JIRA_RECORD.matcher(ask.uri().getPath());
            return place.find() ? place.group(2) == null ? place.group(1) : "c" + place.group(2) : null;
        }
        var path = RECORD.matcher(ask.uri().getPath());
        if (!path.find()) {
            return null;
        }
        if (path.group(2) != null) {
            return "c" + path.group(2);
        }
        return ask.uri().getPath().contains("/issues/comments/") ? "c" + path.group(1) : path.group(1);
    }

    private static Side side(Ask ask) {
        return switch (String.valueOf(ask.uri().getHost())) {
            case "github.test" -> Side.GITHUB;
            case "plane.test" -> Side.PLANE;
            default -> Side.JIRA;
        };
    }

    /** An answer reaches its node. */
    void answered(Node node, Ask ask, Reply reply) {
        boolean limited =
                reply.status() == 429 || reply.status() == 403 && reply.body().contains("rate limit");
        var after = reply.headers().get("Retry-After");
        if (limited && after != null && !node.process().frozen()) {
            long now = world.scheduler().millisNow();
            // Whoever waits for the answer needs a moment to hear it.
            pauses.put(node.name() + side(ask) + given(ask), new Pause(now + 20, now + Long.parseLong(after) * 1_000));
        }
    }

    /** What it was told just before, it may hear only when it goes on. */
    void froze(Node node) {
        for (var side : Side.values()) {
            pauses.keySet().removeIf(whose -> whose.startsWith(node.name() + side));
        }
    }

    void begins(Node node, Operation operation) {
        var key = operation.request().key().value();
        var other = running.putIfAbsent(key, node.name() + " " + operation.id() + " " + operation.fence());
        if (other != null) {
            var parts = other.split(" ");
            boolean owned =
                    jdbc.sql("select count(*) from operation where id = ? and fence = ? and state = 'processing'"
                                            + " and lease_until > ?")
                                    .params(
                                            parts[1],
                                            Long.parseLong(parts[2]),
                                            world.scheduler().millisNow())
                                    .query(Integer.class)
                                    .single()
                            > 0;
            if (owned) {
                broken("serial", node.name() + " looks at " + key + " while " + parts[0] + " does");
            }
        }
    }

    /** Inside the transaction in which a look stores something. */
    void stores(Node node, Operation operation) {
        long fence = node.database()
                .jdbc()
                .sql("select fence from operation where id = ?")
                .param(operation.id().toString())
                .query(Long.class)
                .single();
        if (fence != operation.fence()) {
            broken("serial", node.name() + " stores with fence " + operation.fence() + ", and it is " + fence);
        }
    }

    void ends(Node node, Operation operation) {
        running.remove(operation.request().key().value(), node.name() + " " + operation.id() + " " + operation.fence());
    }

    void died(Node node) {
        running.values().removeIf(each -> each.startsWith(node.name() + " "));
    }

    /** After every commit: whoever ended or took an operation owned it, or its owner's time was over. */
    void committed(Node node) {
        if (!begun || failed()) {
            return;
        }
        var now = processing();
        held.forEach((id, before) -> {
            var after = now.get(id);
            boolean same = after != null && after.fence == before.fence && after.owner.equals(before.owner);
            boolean mayEnd = before.owner.equals(node.name())
                    || before.until < world.scheduler().millisNow()
                    || world.nodes().size() == 1;
            if (!same && !mayEnd) {
                broken("serial", node.name() + " ended what " + before.owner + " was processing (" + id + ")");
            }
        });
        held = now;
    }

    private Map<String, Held> processing() {
        Map<String, Held> now = new HashMap<>();
        jdbc.sql("select id, lease_owner, fence, lease_until, res_key from operation where state = 'processing'")
                .query((row, n) -> now.put(
                        row.getString(1), new Held(row.getString(2), row.getLong(3), row.getLong(4), row.getString(5))))
                .list();
        return now;
    }

    void acknowledged(@Nullable String guid, String body) {
        acknowledged.add(new Acknowledged(guid, body));
    }

    /** What was answered with 202 is stored, whoever died since. */
    void judgeAcknowledged() {
        for (var each : acknowledged) {
            var column = each.guid == null ? "body" : "guid";
            int rows = jdbc.sql("select count(*) from delivery where " + column + " = ?")
                    .param(each.guid == null ? each.body : each.guid)
                    .query(Integer.class)
                    .single();
            if (rows < 1 || each.guid != null && rows > 1) {
                broken("durable", "a delivery was acknowledged and is stored " + rows + " times");
            }
        }
    }
}
