package dev.lockstep.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was asked of a server: counters for all requests, and the newest requests themselves. Thread-safe. */
public final class RequestLog {
    private static final int KEPT_REQUESTS = 20_000;

    private final Deque<SimulatedRequest> newest = new ArrayDeque<>();
    private final Map<String, Integer> byRoute = new TreeMap<>();
    private volatile @Nullable Consumer<ReceivedRequest> listener;
    private int requests;
    private int writes;
    private int creates;
    private int notModified;
    private int limited;
    private long ordinal;

    /** Called on the request's thread with every request, before anything is done. */
    public void onReceived(Consumer<ReceivedRequest> callback) {
        listener = callback;
    }

    void received(Request request) {
        var told = listener;
        if (told != null) {
            told.accept(ReceivedRequest.of(request));
        }
    }

    synchronized long nextOrdinal() {
        return ++ordinal;
    }

    synchronized void add(SimulatedRequest request, boolean limit) {
        requests++;
        writes += request.writes() ? 1 : 0;
        creates += request.status() == 201 ? 1 : 0;
        notModified += request.status() == 304 ? 1 : 0;
        limited += limit ? 1 : 0;
        byRoute.merge(request.route(), 1, Integer::sum);
        newest.addLast(request);
        if (newest.size() > KEPT_REQUESTS) {
            newest.removeFirst();
        }
    }

    public synchronized int requests() {
        return requests;
    }

    /** All but GET, whatever the answer. */
    public synchronized int writes() {
        return writes;
    }

    /** Answered 201. */
    public synchronized int creates() {
        return creates;
    }

    public synchronized int notModified() {
        return notModified;
    }

    /** Answered 429; GitHub's 403 for a limit counts too. */
    public synchronized int limited() {
        return limited;
    }

    /** Requests by {@link SimulatedRequest#route()}. */
    public synchronized Map<String, Integer> byRoute() {
        return Map.copyOf(byRoute);
    }

    public synchronized List<SimulatedRequest> newest() {
        return List.copyOf(newest);
    }

    public synchronized long count(Predicate<SimulatedRequest> fits) {
        return newest.stream().filter(fits).count();
    }

    /** Counts from zero again. */
    public synchronized void clear() {
        newest.clear();
        byRoute.clear();
        requests = 0;
        writes = 0;
        creates = 0;
        notModified = 0;
        limited = 0;
    }
}
