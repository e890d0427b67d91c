package dev.lockstep.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Switches for what goes wrong, all off at first. Thread-safe; the same seed draws the same sequence. */
public final class Faults {
    private final Random random;
    private final Map<Fault, Double> rates = new EnumMap<>(Fault.class);
    private final Deque<Planned> planned = new ArrayDeque<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration jitter = Duration.ZERO;
    private volatile Duration clockSkew = Duration.ZERO;
    private volatile Duration listLag = Duration.ZERO;
    private volatile Duration slowReply = Duration.ofSeconds(60);
    private volatile HookFaults hooks = HookFaults.NONE;
    private volatile Consumer<SimulatedRequest> onRequest = request -> {};
    private volatile Consumer<SimulatedRequest> onCommitted = request -> {};

    public Faults(long seed) {
        random = new Random(seed);
    }

    /** Every request waits that long before anything happens, plus up to {@code jitter}. */
    public Faults latency(Duration fixed, Duration upToMore) {
        latency = fixed;
        jitter = upToMore;
        return this;
    }

    /** @param share of all requests, 0 to 1 */
    public synchronized Faults rate(Fault fault, double share) {
        rates.put(fault, share);
        return this;
    }

    /** Strikes the next request that fits, once; several may be planned. */
    public synchronized Faults once(Fault fault, Predicate<SimulatedRequest> fits) {
        planned.add(new Planned(fault, fits));
        return this;
    }

    public Faults hooks(HookFaults switches) {
        hooks = switches;
        return this;
    }

    /** The tracker's clock is ahead by that much. */
    public Faults clockSkew(Duration ahead) {
        clockSkew = ahead;
        return this;
    }

    /** New issues and comments are missing in lists for that long; reading one by its id finds it. */
    public Faults listLag(Duration hidden) {
        listLag = hidden;
        return this;
    }

    public Faults slowReply(Duration total) {
        slowReply = total;
        return this;
    }

    /** Called on the request's thread before anything is done. What it throws ends the connection. */
    public Faults onRequest(Consumer<SimulatedRequest> callback) {
        onRequest = callback;
        return this;
    }

    /** Called on the request's thread when the change is made, before the answer goes out. */
    public Faults onCommitted(Consumer<SimulatedRequest> callback) {
        onCommitted = callback;
        return this;
    }

    /** Everything off, callbacks too. */
    public synchronized Faults none() {
        rates.clear();
        planned.clear();
        hooks = HookFaults.NONE;
        onRequest = request -> {};
        onCommitted = request -> {};
        return clockSkew(Duration.ZERO).listLag(Duration.ZERO).latency(Duration.ZERO, Duration.ZERO);
    }

    synchronized @Nullable Fault draw(SimulatedRequest request) {
        for (var plan : planned) {
            if (plan.fits.test(request)) {
                planned.remove(plan);
                return plan.fault;
            }
        }
        for (var rate : rates.entrySet()) {
            if (chance(rate.getValue())) {
                return rate.getKey();
            }
        }
        return null;
    }

    synchronized Duration drawLatency() {
        return latency.plusNanos((long) (jitter.toNanos() * random.nextDouble()));
    }

    /** A random id, the same again for the same seed. */
    synchronized UUID drawId() {
        long version4 = random.nextLong() & ~0xf000L | 0x4000L;
        return new UUID(version4, random.nextLong() & ~(0xc0L << 56) | 0x80L << 56);
    }

    synchronized HookFaults.Fate drawFate() {
        var switches = hooks;
        boolean lost = chance(switches.lost());
        boolean doubled = chance(switches.doubled());
        var delay = chance(switches.delayed())
                ? Duration.ofNanos((long) (switches.longestDelay().toNanos() * random.nextDouble()))
                : Duration.ZERO;
        return new HookFaults.Fate(lost, doubled, delay);
    }

    private boolean chance(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    public Duration clockSkew() {
        return clockSkew;
    }

    public Duration listLag() {
        return listLag;
    }

    Duration slowReply() {
        return slowReply;
    }

    void announce(SimulatedRequest request) {
        onRequest.accept(request);
    }

    void announceCommitted(SimulatedRequest request) {
        onCommitted.accept(request);
    }

    private record Planned(Fault fault, Predicate<SimulatedRequest> fits) {}
}
