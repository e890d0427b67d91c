package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubSimulator;
import dev.lockstep.simulator.PlaneSimulator;
import dev.lockstep.simulator.ReceivedRequest;
import dev.lockstep.simulator.jira.JiraSimulator;
import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads along what simulators are sent, and says at the end which requests the real trackers would not understand. */
public final class Witness {
    /** Carried by what a test sends by hand, which need not be as careful as the product. */
    public static final String BY_HAND = "X-By-Hand";

    private static final Pattern LASTING_ADDRESS = Pattern.compile("^/repositories/\\d+");
    private static final Pattern JIRA_API = Pattern.compile("^/rest/api/[23]");
    private static final int MOST_TOLD = 20;

    private final Collection<String> faults = new ConcurrentSkipListSet<>();
    private final Collection<Consumer<ReceivedRequest>> readers = new CopyOnWriteArrayList<>();
    private final AtomicInteger seen = new AtomicInteger();

    public Witness watch(GitHubSimulator github) {
        var known = Contracts.github();
        github.log().onReceived(request -> {
            readers.forEach(reader -> reader.accept(request));
            // GitHub Enterprise has a prefix, and a renamed repository sends callers to its number.
            var path = request.path().replaceFirst("^/api/v3", "");
            known.ifPresent(contract ->
                    see(contract, request, LASTING_ADDRESS.matcher(path).replaceFirst("/repos/any/any")));
        });
        return this;
    }

    public Witness watch(PlaneSimulator plane) {
        var contract = Contracts.plane();
        plane.log().onReceived(request -> {
            readers.forEach(reader -> reader.accept(request));
            see(contract, request, request.path().replaceFirst("^/api/v1", ""));
        });
        return this;
    }

    public Witness watch(JiraSimulator jira) {
        var contract = Contracts.jira();
        jira.log().onReceived(request -> {
            readers.forEach(reader -> reader.accept(request));
            see(contract, request, JIRA_API.matcher(request.path()).replaceFirst(""));
        });
        return this;
    }

    /** @param reader hears every request besides */
    public void readAlong(Consumer<ReceivedRequest> reader) {
        readers.add(reader);
    }

    private void see(Contract contract, ReceivedRequest request, String path) {
        if (request.headers().containsKey(BY_HAND)) {
            return;
        }
        seen.incrementAndGet();
        for (var fault : contract.faults(request, path)) {
            if (faults.size() < MOST_TOLD) {
                faults.add(request.method() + " " + request.path() + " " + request.query() + ": " + fault);
            }
        }
    }

    int seen() {
        return seen.get();
    }

    public void assertThatTrackersWouldUnderstand() {
        assertThat(faults)
                .as("requests that are not as the trackers describe them")
                .isEmpty();
    }
}
