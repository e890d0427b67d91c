package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.jira.Workflow.Move;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkflowTest {
    private static List<Move> to(String... statuses) {
        return Arrays.stream(statuses)
                .map(status -> new Move("to " + status, status, Set.of(), List.of()))
                .toList();
    }

    private static List<String> stations(List<Move> way) {
        return way.stream().map(Move::to).toList();
    }

    @Test
    void theShortestOfSeveralWaysIsTaken() {
        var workflow = Workflow.none()
                .with("open", to("work", "triage"))
                .with("triage", to("done"))
                .with("work", to("review"))
                .with("review", to("done"))
                .with("done", to("open"));
        assertThat(stations(workflow.path("open", "done").orElseThrow())).containsExactly("triage", "done");
        assertThat(stations(workflow.path("done", "review").orElseThrow())).containsExactly("open", "work", "review");
        assertThat(workflow.path("open", "open").orElseThrow()).isEmpty();
    }

    @Test
    void aCircleEnds() {
        var workflow = Workflow.none().with("a", to("b")).with("b", to("a"));
        assertThat(workflow.path("a", "c")).isEmpty();
        assertThat(workflow.unexplored("a")).isEmpty();
    }

    @Test
    void theNearestUnknownStatusIsTold() {
        var workflow = Workflow.none().with("a", to("b", "c")).with("b", to("d"));
        assertThat(stations(workflow.unexplored("a").orElseThrow())).containsExactly("c");
    }

    @Test
    void aResolutionSaysWhatAKindMeans() {
        var asks = new Move("1", "done", Set.of("resolution"), List.of("Fixed", "Won't Do"));
        assertThat(asks.resolution(StateKind.DONE)).contains("Fixed");
        assertThat(asks.resolution(StateKind.CANCELLED)).contains("Won't Do");
        var one = new Move("1", "done", Set.of("resolution"), List.of("Fixed"));
        assertThat(one.resolution(StateKind.CANCELLED)).as("it has to be some").contains("Fixed");
        var may = new Move("1", "done", Set.of(), List.of("Fixed"));
        assertThat(may.resolution(StateKind.CANCELLED)).isEmpty();
    }
}
