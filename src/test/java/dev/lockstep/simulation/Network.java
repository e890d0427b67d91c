package dev.lockstep.simulation;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.simulator.MemoryTrackers.Reply;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One node's way to the trackers. Requests travel on their own: what was sent arrives although its sender died. */
final class Network implements RemoteHttp {
    private static final Duration DEADLINE = Duration.ofSeconds(RemoteSession.DEADLINE_SECONDS);

    private final World world;
    private final Node node;

    Network(World world, Node node) {
        this.world = world;
        this.node = node;
    }

    /** What happens to a request on its way. */
    private enum Fate {
        REFUSED,
        LOST_REQUEST,
        LOST_ANSWER,
        LATE,
        ERROR_BEFORE,
        ERROR_AFTER,
        LIMITED,
        CUT_ANSWER,
        NONE
    }

    private static final class Call {
        @Nullable
        Reply reply;

        @Nullable
        Fate failed;
    }

    @Override
    public Answer send(Ask ask) {
        node.database().assertOutside();
        node.port("request");
        RemoteHttp.checkInTime(ask);
        world.watch().sends(node, ask);
        var scheduler = world.scheduler();
        var fate = fate();
        var call = new Call();
        var bell = scheduler.new Bell();
        var began = scheduler.millisNow();
        boolean late = fate == Fate.LATE;
        long there = late
                ? world.chance().between("late", 1_000, 25_000)
                : world.chance().between("latency", 10, 250);
        scheduler.after(there, () -> arrive(ask, fate, call, bell));
        while (call.reply == null && call.failed == null) {
            if (!bell.await(DEADLINE) || scheduler.millisNow() - began >= DEADLINE.toMillis()) {
                break;
            }
        }
        node.check();
        if (scheduler.millisNow() - began >= DEADLINE.toMillis() || call.reply == null) {
            throw failure(call.failed, ask);
        }
        return answer(call.reply);
    }

    private void arrive(Ask ask, Fate fate, Call call, Scheduler.Bell bell) {
        long back = world.chance().between("latency", 10, 250);
        Runnable arrival = () -> {
            call.failed = fate;
            bell.ring();
        };
        switch (fate) {
            case REFUSED, LOST_REQUEST -> world.scheduler().after(back, arrival);
            case LATE -> reply(ask, fate);
            case LOST_ANSWER -> {
                reply(ask, fate);
                world.scheduler().after(back, arrival);
            }
            default -> {
                var reply = reply(ask, fate);
                world.scheduler().after(back, () -> {
                    call.reply = reply;
                    world.watch().answered(node, ask, reply);
                    bell.ring();
                });
            }
        }
    }

    private Reply reply(Ask ask, Fate fate) {
        if (fate == Fate.ERROR_BEFORE) {
            return new Reply(503, new TreeMap<>(), "<html>503 Service Unavailable</html>");
        }
        if (fate == Fate.LIMITED) {
            return world.trackers().refuse(ask.uri());
        }
        var reply = world.trackers().ask(ask.method(), ask.uri(), ask.headers(), ask.body());
        world.watch().served(node, ask, reply);
        return switch (fate) {
            case ERROR_AFTER -> new Reply(502, new TreeMap<>(), "<html>502 Bad Gateway</html>");
            case CUT_ANSWER ->
                new Reply(
                        reply.status(),
                        reply.headers(),
                        reply.body().substring(0, reply.body().length() / 2));
            default -> reply;
        };
    }

    private Fate fate() {
        for (var each : Fate.values()) {
            if (each != Fate.NONE
                    && world.chance()
                            .strikes(
                                    "http-" + each.name().toLowerCase(java.util.Locale.ROOT),
                                    world.weather().http(each.ordinal()))) {
                world.log(node, "fault " + each);
                return each;
            }
        }
        return Fate.NONE;
    }

    private Answer answer(Reply reply) {
        var headers = new TreeMap<String, List<String>>();
        reply.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new Answer(
                reply.status(),
                HttpHeaders.of(headers, (name, value) -> true),
                reply.body(),
                world.scheduler().instant());
    }

    private static ConnectorException failure(@Nullable Fate fate, Ask ask) {
        boolean maybe = fate != Fate.REFUSED && ask.writes();
        return new ConnectorException(new ConnectorFault.Unavailable("no answer", maybe, false));
    }
}
