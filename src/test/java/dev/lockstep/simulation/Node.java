package dev.lockstep.simulation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.HubKey;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.budget.RateGovernors;
import dev.lockstep.connector.budget.TestBudgets;
import dev.lockstep.event.Events;
import dev.lockstep.event.SimulatedEvents;
import dev.lockstep.inbox.Inbox;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationProcessor;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Processed;
import dev.lockstep.operation.ResourceFacts;
import dev.lockstep.operation.SimulatedQueue;
import dev.lockstep.sync.SimulatedSync;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One process of the hub, from its start to its death: the product's parts on simulated ports. */
final class Node {
    private static final int WORKERS = 3;
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(60);
    private static final Duration JOB_TICK = Duration.ofSeconds(4);

    private final World world;
    private final String name;
    private final Scheduler.Process process;
    private final NodeDatabase database;
    private final Parts parts = new Parts();
    private final SimulatedSync sync;
    private final SimulatedQueue queue;
    private final Scheduler.Bell due;
    private final Scheduler.Bell delivered;
    private long wentOn;
    private boolean serves;

    Node(World world, String name, boolean alone, Store store) {
        this.world = world;
        this.name = name;
        var scheduler = world.scheduler();
        process = scheduler.new Process();
        database = new NodeDatabase(this, store);
        due = scheduler.new Bell();
        delivered = scheduler.new Bell();
        parts.put(Database.class, database)
                .put(Dialect.class, Dialect.SQLITE)
                .put(JdbcClient.class, database.jdbc())
                .put(JdbcOperations.class, database.batches())
                .put(InstantSource.class, scheduler)
                .put(MeterRegistry.class, new SimpleMeterRegistry())
                .put(RemoteHttp.class, new Network(world, this))
                .put(HubKey.class, World.KEY)
                .put(Events.class, SimulatedEvents.on(database, database.jdbc(), scheduler, process::thread));
        parts.put(RateGovernors.class, TestBudgets.node(parts, scheduler));
        sync = new SimulatedSync(parts, process::thread);
        queue = SimulatedQueue.of(name, WORKERS, alone, world.mutant().queue(), ground());
        parts.put(Operations.class, world.mutant().operations(queue.operations()))
                .put(Interventions.class, queue.interventions());
        parts.change(Connector.class, world.mutant()::connector);
        parts.get(Events.class).subscribe(event -> world.outbox().told(name, event));
        world.outbox().listens(name);
    }

    private SimulatedQueue.Ground ground() {
        return new SimulatedQueue.Ground(
                database.jdbc(),
                database.batches(),
                database,
                world.scheduler(),
                new Random(world.chance().pick("retry", Integer.MAX_VALUE)),
                Later.of(ResourceFacts.class, sync::facts),
                () -> this::look,
                process::spawn);
    }

    private Processed look(Operation operation, OperationProcessor.Lease lease) {
        world.log(this, "look " + world.brief(operation));
        world.watch().begins(this, operation);
        try {
            var processed =
                    world.mutant().processor(parts, sync.processor()).process(operation, watched(operation, lease));
            world.log(this, "done " + world.brief(operation) + " " + processed.outcome());
            return new Processed(processed.outcome(), () -> {
                world.watch().stores(this, operation);
                processed.effects().run();
            });
        } finally {
            world.watch().ends(this, operation);
        }
    }

    /** Every commit of a look carries the current fence. */
    private OperationProcessor.Lease watched(Operation operation, OperationProcessor.Lease lease) {
        return Later.changed(OperationProcessor.Lease.class, (method, arguments) -> {
            if (arguments[0] instanceof Runnable unit) {
                arguments[0] = (Runnable) () -> {
                    world.watch().stores(this, operation);
                    unit.run();
                };
            }
            return Later.call(lease, method, arguments);
        });
    }

    void start() {
        world.log(this, "starts");
        process.spawn(() -> {
            parts.get(Inbox.class).onStored(delivered::ring);
            sync.prepare(); // before anybody else asks for a part
            serves = true;
            queue.onSignal(due::ring);
            queue.onSignal(() -> database.wakeOthers("operations"));
            database.onWoken("operations", due::ring);
            if (world.mutant().takesBack()) {
                queue.takeBackAtStart();
            }
            process.spawn(this::dispatch);
            process.spawn(this::beat);
            process.spawn(this::takeDeliveries);
            process.spawn(this::cycle);
            process.spawn(this::tendJobs);
        });
    }

    private void dispatch() {
        while (process.alive()) {
            port("dispatch");
            if (!queue.dispatch()) {
                due.await(queue.idle(LOOK_ANYWAY));
            }
        }
    }

    private void beat() {
        while (process.alive()) {
            world.scheduler().sleep(SimulatedQueue.HEARTBEAT);
            port("heartbeat");
            queue.renew();
            TestBudgets.tick(parts.get(RateGovernors.class));
            if (world.mutant().takesBack()) {
                queue.takeBackExpired();
            }
        }
    }

    private void takeDeliveries() {
        while (process.alive()) {
            delivered.await(LOOK_ANYWAY);
            port("deliveries");
            while (sync.takeDeliveries()) {
                port("deliveries");
            }
        }
    }

    private void cycle() {
        while (process.alive()) {
            world.scheduler().sleep(World.POLL);
            port("cycle");
            if (world.mutant().polls()) {
                sync.poll();
            }
        }
    }

    private void tendJobs() {
        while (process.alive()) {
            boolean live = world.hub().onDuty(this) && sync.tendJobs();
            world.scheduler().sleep(live ? JOB_TICK : LOOK_ANYWAY);
            port("jobs");
        }
    }

    /** A place where others get their turn, and where the process may die or be stopped for a while. */
    void port(String where) {
        process.check();
        if (world.chance().strikes("crash", world.weather().crash())) {
            world.log(this, "dies at " + where);
            world.hub().crash(this);
        } else if (world.chance().strikes("freeze", world.weather().freeze())) {
            world.hub().freeze(this);
        }
        process.check();
        world.scheduler().sleep(Duration.ofMillis(world.chance().between("pause", 1, 4)));
        process.check();
    }

    Scheduler.Bell bell() {
        return world.scheduler().new Bell();
    }

    void wakeOthers(String topic) {
        world.hub().wake(this, topic);
    }

    /** @param news an event was stored as well */
    void committed(boolean news) {
        if (news) {
            world.outbox().committed();
        }
        world.watch().committed(this);
    }

    void check() {
        process.check();
    }

    /** Stores a delivery as the web surface does. */
    void ingest(UUID connection, String event, @Nullable String guid, String body, Runnable acknowledged) {
        process.spawn(() -> {
            parts.get(Inbox.class).store(connection, event, guid, body);
            acknowledged.run();
        });
    }

    /** True for a process that answers people and trackers. */
    boolean serves() {
        return serves && process.alive() && !process.frozen();
    }

    void goesOn() {
        wentOn = world.scheduler().millisNow();
    }

    /** When it was last continued after it had been stopped. */
    long wentOn() {
        return wentOn;
    }

    long nanoTime() {
        return world.scheduler().millisNow() * 1_000_000;
    }

    void run(Runnable work) {
        process.spawn(work);
    }

    void kill() {
        if (process.alive()) {
            process.kill();
        }
    }

    Scheduler.Process process() {
        return process;
    }

    NodeDatabase database() {
        return database;
    }

    Parts parts() {
        return parts;
    }

    SimulatedSync sync() {
        return sync;
    }

    String name() {
        return name;
    }
}
