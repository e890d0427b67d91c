package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conflict.Policy;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.SyncStep.AskPerson;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which value stands, by policy. Lines of a text are separated by slashes. */
class PoliciesTest {
    private final LossyWords words = new LossyWords();
    private Policy policy = Policy.NEWEST;
    private boolean hubIsNewer;
    private String hub = "";
    private String remote = "";
    private Base base = Base.EMPTY;
    private final List<SyncStep> noted = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # both wrote another title:
            TITLE | NEWEST | hub    | a     | h       | r       | h       | r       | h       | h       | decided
            TITLE | NEWEST | remote | a     | h       | r       | h       | r       | r       | r       | decided
            TITLE | HUB    | remote | a     | h       | r       | h       | r       | h       | h       | decided
            TITLE | REMOTE | hub    | a     | h       | r       | h       | r       | r       | r       | decided
            TITLE | ASK    | hub    | a     | h       | r       | h       | r       | h       | r       | asked
            # what only one side changed crosses, whatever the policy:
            TITLE | ASK    | remote | a     | h       | a       | -       | -       | h       | h       | -
            TITLE | HUB    | hub    | a     | a       | r       | -       | -       | r       | r       | -
            TITLE | REMOTE | remote | a     | h       | a       | -       | -       | h       | h       | -
            # both wrote the same:
            TITLE | ASK    | remote | a     | s       | s       | -       | -       | s       | s       | -
            # lines of a text: those that only one side changed are merged, the others decided or asked about
            BODY  | NEWEST | hub    | 1//2  | 1//h    | 1//r    | 1//h    | 1//r    | 1//h    | 1//h    | decided
            BODY  | HUB    | remote | 1//2  | h1//h   | 1//r    | h1//h   | 1//r    | h1//h   | h1//h   | decided
            BODY  | REMOTE | hub    | 1//2  | 1//h    | 1//r    | 1//h    | 1//r    | 1//r    | 1//r    | decided
            BODY  | ASK    | hub    | 1//2  | 1//h    | 1//r    | 1//h    | 1//r    | 1//h    | 1//r    | asked
            BODY  | ASK    | hub    | 1//2  | h1//2   | 1//r2   | -       | -       | h1//r2  | h1//r2  | -
            BODY  | ASK    | hub    | 1//2//3 | h1//h//3 | 1//r//r3 | h1//h//r3 | h1//r//r3 | h1//h//r3 | h1//r//r3 | asked
            # elements of sets never contradict each other:
            LABELS | ASK   | hub    | x     | x/h     | x/r     | -       | -       | h/r/x   | h/r/x   | -
            # states that the tracker cannot tell apart are no contradiction:
            STATE | ASK    | hub    | TODO  | STARTED | open    | -       | -       | STARTED | open    | -
            STATE | ASK    | hub    | TODO  | STARTED | closed  | STARTED | DONE    | STARTED | closed  | asked
            """)
    void whatStands(
            Field field,
            Policy rule,
            String newer,
            String was,
            String here,
            String there,
            String recordedHub,
            String recordedRemote,
            String standsHere,
            String standsThere,
            String outcome) {
        policy = rule;
        hubIsNewer = newer.equals("hub");
        hub = text(here);
        remote = text(there);
        base = Base.EMPTY.with(Map.of(field, new Base.Pair(text(was), words.toRemote(field, text(was)))));
        rest(field);
        assertThat(List.of(hub, remote)).containsExactly(text(standsHere), text(standsThere));
        var conflicts = noted.stream()
                .map(step -> switch (step) {
                    case AskPerson ask ->
                        List.of("asked", ask.sides().hub(), ask.sides().remote());
                    case RecordConflict lost ->
                        List.of("decided", lost.sides().hub(), lost.sides().remote());
                    default -> List.of();
                })
                .distinct()
                .toList();
        assertThat(conflicts)
                .isEqualTo(
                        outcome == null
                                ? List.of()
                                : List.of(List.of(outcome, text(recordedHub), text(recordedRemote))));
    }

    private static String text(String lines) {
        return lines == null ? "" : lines.replace('/', '\n');
    }

    /** Looks until nothing is left to write; three must do. */
    private void rest(Field field) {
        for (int look = 0; look < 3; look++) {
            carryOut(field, plan(field), true);
        }
        assertThat(plan(field)).noneMatch(step -> step instanceof EditHub || step instanceof EditRemote);
    }

    private List<SyncStep> plan(Field field) {
        var terms = new Planner.Terms(true, true, any -> policy, (any, value) -> false, any -> hubIsNewer);
        return Planner.plan(terms, base, Map.of(field, hub), Map.of(field, remote), words);
    }

    private void carryOut(Field field, List<SyncStep> steps, boolean answered) {
        for (SyncStep step : steps) {
            switch (step) {
                case EditHub edit -> hub = edit.value();
                case MoveBase move -> base = base.with(Map.of(field, move.pair()));
                case RecordConflict lost -> noted.add(lost);
                case AskPerson ask -> noted.add(ask);
                case EditRemote edit -> {}
            }
        }
        for (SyncStep step : steps) {
            if (step instanceof EditRemote edit) {
                remote = words.toRemote(field, edit.value());
                if (answered) {
                    base = base.with(Map.of(field, edit.agreed(remote)));
                }
            }
        }
    }

    /** A person's answer, as the look that follows takes it. */
    private void answer(String value) {
        var asked = (AskPerson) noted.getLast();
        hub = value;
        base = base.with(Map.of(Field.BODY, new Base.Pair(asked.sides().remote(), asked.there())));
    }

    @Test
    void aConflictLeavesTheLinesAroundItFreeInBothDirections() {
        policy = Policy.ASK;
        base = Base.EMPTY.with(Map.of(Field.BODY, new Base.Pair("1\n\n2\n\n3", "1\n\n2\n\n3")));
        hub = "1\n\nh\n\n3";
        remote = "1\n\nr\n\n3";
        rest(Field.BODY);
        hub = "h1\n\nh\n\n3";
        rest(Field.BODY);
        remote = remote.replace("3", "r3");
        rest(Field.BODY);
        assertThat(List.of(hub, remote)).containsExactly("h1\n\nh\n\nr3", "h1\n\nr\n\nr3");
        hub = "1\n\nh\n\nr3"; // taken back: it goes back there too
        rest(Field.BODY);
        assertThat(remote).isEqualTo("1\n\nr\n\nr3");
        answer("1\n\nboth\n\nr3");
        rest(Field.BODY);
        assertThat(remote).isEqualTo(hub).isEqualTo("1\n\nboth\n\nr3");
    }

    @Test
    void whateverIsEditedAndBrokenOffNoLineIsLostAndAnAnswerEndsIt() {
        policy = Policy.ASK;
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            hub = "a\n\nb\n\nc\n\nd";
            remote = hub;
            base = Base.EMPTY.with(Map.of(Field.BODY, new Base.Pair(hub, remote)));
            noted.clear();
            for (int round = 0; round < 4; round++) {
                hub = edited(hub, "h" + round, random);
                remote = edited(remote, "r" + round, random);
                var kept = hub + "\n" + remote;
                carryOut(Field.BODY, plan(Field.BODY), random.nextBoolean());
                rest(Field.BODY);
                for (var line : List.of("h" + round, "r" + round)) {
                    assertThat(hub + remote)
                            .as("seed %d: %s of %s", seed, line, kept)
                            .contains(line);
                }
            }
            if (!hub.equals(remote)) {
                answer(remote);
                rest(Field.BODY);
            }
            assertThat(hub).as("seed %d", seed).isEqualTo(remote);
        }
    }

    private static String edited(String text, String line, Random random) {
        var lines = new ArrayList<>(List.of(text.split("\n\n")));
        if (random.nextBoolean()) {
            lines.set(random.nextInt(lines.size()), line);
        } else {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        return String.join("\n\n", lines);
    }
}
