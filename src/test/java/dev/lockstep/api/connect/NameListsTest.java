package dev.lockstep.api.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.rest.Trackers;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.Connector.Names;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.github.TestGitHub;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameListsTest {
    private static final Container WEB = new Container("acme/web");

    private final InstantSource clock = InstantSource.system();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Hub hub = Hub.at(clock);
    private final Connection connection = Hub.connection(Tracker.GITHUB, github.baseUri(), "token");
    private final NameLists lists = new NameLists(new Trackers(List.of(TestGitHub.on(hub, clock))), clock);

    NameListsTest() {
        github.addToken("token", "alice").addRepository(WEB.path());
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
    }

    private Names people() {
        return lists.of(connection, WEB, NameKind.USER);
    }

    @Test
    void whoAsksWhileSomebodyElseDoesWaitsForThatAnswer() throws Exception {
        var arrived = new CountDownLatch(1);
        var held = new CountDownLatch(1);
        github.faults().onRequest(request -> {
            arrived.countDown();
            awaits(held);
        });
        var first = new FutureTask<>(this::people);
        Thread.ofPlatform().start(first);
        awaits(arrived);
        var second = new FutureTask<>(this::people);
        var waiting = Thread.ofPlatform().start(second);
        while (!isParked(waiting) && !second.isDone()) {
            Thread.onSpinWait();
        }
        held.countDown();
        assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo(first.get(1, TimeUnit.MINUTES));
        assertThat(github.log().requests()).isEqualTo(1);
    }

    @Test
    void aFailureIsNotKept() {
        github.faults().once(Fault.SERVER_ERROR, request -> true);
        assertThatThrownBy(this::people).isInstanceOf(ConnectorException.class);
        assertThat(people().listed()).isTrue();
    }

    private static boolean isParked(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
