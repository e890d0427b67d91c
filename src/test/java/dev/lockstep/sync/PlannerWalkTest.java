package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conflict.Policy;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sides, a translation that loses detail, random edits, and looks that are broken off: what must hold after each. */
class PlannerWalkTest {
    private static final int WALKS = 150;
    private static final int ROUNDS = 25;
    private static final int LOOKS_TO_REST = 3;
    private static final List<Field> FIELDS =
            List.of(Field.TITLE, Field.BODY, Field.STATE, Field.LABELS, Field.PRIORITY, Field.ASSIGNEES);
    private static final List<String> LABELS = List.of("bug", "Bug", "docs", "new", "slow");
    private static final List<String> PEOPLE = List.of("there:ann", "there:bob", "here:cid");
    private static final List<String> PEOPLE_THERE = List.of("ann", "bob");
    private static final List<String> STATES = List.of("BACKLOG", "TODO", "STARTED", "DONE", "CANCELLED");

    private final LossyWords words = new LossyWords();
    private Random random = new Random();
    private Map<Field, String> hub = Map.of();
    private Map<Field, String> remote = Map.of();
    private Base base = Base.EMPTY;
    private int written;

    private static final class Round {
        final Map<Field, String> here = new EnumMap<>(Field.class);
        final Map<Field, String> there = new EnumMap<>(Field.class);
        final Set<String> lines = new HashSet<>();
        final List<RecordConflict> conflicts = new ArrayList<>();
    }

    @ParameterizedTest
    @ValueSource(strings = {"both ways", "incoming", "outgoing"})
    void edits(String way) {
        for (int walk = 0; walk < WALKS; walk++) {
            begin(walk);
            for (int round = 0; round < ROUNDS; round++) {
                round("walk " + walk + " round " + round, !way.equals("outgoing"), !way.equals("incoming"));
            }
        }
    }

    private void begin(int seed) {
        random = new Random(seed);
        hub = new EnumMap<>(Map.of(
                Field.TITLE,
                "title",
                Field.BODY,
                "* one\n\n* two\n\n* three",
                Field.STATE,
                "STARTED",
                Field.LABELS,
                "bug"));
        hub.put(Field.PRIORITY, "none");
        hub.put(Field.ASSIGNEES, "here:cid\nthere:ann");
        remote = new EnumMap<>(Field.class);
        hub.forEach((field, value) -> remote.put(field, words.toRemote(field, value)));
        base = Agreement.of(hub, remote);
    }

    private void round(String name, boolean incoming, boolean outgoing) {
        var round = new Round();
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            edit(round);
        }
        var before = Map.copyOf(hub);
        var remoteBefore = Map.copyOf(remote);
        for (int look = 0; look < LOOKS_TO_REST; look++) {
            carryOut(plan(incoming, outgoing), round, look < LOOKS_TO_REST - 1);
        }
        assertThat(plan(incoming, outgoing)).as("%s: nothing echoes", name).isEmpty();
        for (Field field : FIELDS) {
            assertThat(round.conflicts.stream().filter(each -> each.field() == field))
                    .as("%s: %s is decided once", name, field)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(knowsCid(hub))
                .as("%s: whom the tracker does not know nobody there can clear", name)
                .isEqualTo(knowsCid(before));
        if (incoming && outgoing) {
            FIELDS.forEach(field -> converged(name, field));
            keptScalars(name, round);
            keptLines(name, round);
            keptLabels(name, before.get(Field.LABELS), remoteBefore.get(Field.LABELS), round);
        }
    }

    private static boolean knowsCid(Map<Field, String> hub) {
        return Canonical.elements(hub.getOrDefault(Field.ASSIGNEES, "")).contains("here:cid");
    }

    private List<SyncStep> plan(boolean incoming, boolean outgoing) {
        boolean newer = random.nextBoolean();
        return Planner.plan(
                new Planner.Terms(incoming, outgoing, field -> Policy.NEWEST, (any, value) -> false, field -> newer),
                base,
                hub,
                remote,
                words);
    }

    /** As the meeting does it: the hub's side and the known base first, then the write, then its base. */
    private void carryOut(List<SyncStep> steps, Round round, boolean mayBreak) {
        for (SyncStep step : steps) {
            switch (step) {
                case EditHub edit -> hub.put(edit.field(), edit.value());
                case MoveBase move -> base = base.with(Map.of(move.field(), move.pair()));
                case RecordConflict conflict -> round.conflicts.add(conflict);
                case SyncStep.AskPerson ask -> throw new AssertionError("Nobody is to be asked.");
                case EditRemote edit -> {}
            }
        }
        if (mayBreak && random.nextInt(4) == 0) {
            return;
        }
        boolean answered = !mayBreak || random.nextInt(4) > 0;
        for (SyncStep step : steps) {
            if (step instanceof EditRemote edit) {
                remote.put(edit.field(), words.toRemote(edit.field(), edit.value()));
                if (answered) {
                    var pair = new Base.Pair(edit.hub(), remote.getOrDefault(edit.field(), ""));
                    base = base.with(Map.of(edit.field(), pair));
                }
            }
        }
    }

    private void edit(Round round) {
        boolean here = random.nextBoolean();
        var side = here ? hub : remote;
        Field field = FIELDS.get(random.nextInt(FIELDS.size()));
        String now = side.getOrDefault(field, "");
        String value = switch (field) {
            case ASSIGNEES -> {
                var people = here ? PEOPLE : PEOPLE_THERE;
                yield toggled(now, people.get(random.nextInt(people.size())));
            }
            case TITLE, PRIORITY -> field + " " + written++;
            case STATE -> {
                String state = STATES.get(random.nextInt(STATES.size()));
                yield here ? state : words.toRemote(Field.STATE, state);
            }
            case LABELS -> toggled(now, LABELS.get(random.nextInt(LABELS.size())));
            case BODY -> withLine(now, here ? "* " : "- ", round);
        };
        side.put(field, value);
        (here ? round.here : round.there).put(field, value);
    }

    private static String toggled(String labels, String label) {
        Map<String, String> now = Canonical.folded(labels);
        if (now.remove(label.toLowerCase(java.util.Locale.ROOT)) == null) {
            now.put(label.toLowerCase(java.util.Locale.ROOT), label);
        }
        return Canonical.set(now.values());
    }

    private String withLine(String body, String bullet, Round round) {
        List<String> lines = new ArrayList<>(List.of(body.split("\n\n")));
        String line = bullet + "line " + written++;
        int at = random.nextInt(lines.size());
        if (random.nextBoolean()) {
            round.lines.remove(lines.get(at).substring(2));
            lines.set(at, line);
        } else {
            lines.add(at, line);
        }
        round.lines.add(line.substring(2));
        return String.join("\n\n", lines);
    }

    private void converged(String name, Field field) {
        String shown = words.toRemote(field, hub.getOrDefault(field, ""));
        assertThat(Canonical.same(field, shown, remote.getOrDefault(field, "")))
                .as("%s: %s is in step: %s and %s", name, field, hub.get(field), remote.get(field))
                .isTrue();
    }

    private void keptScalars(String name, Round round) {
        for (Field field : List.of(Field.TITLE, Field.PRIORITY, Field.STATE)) {
            List.of(round.here, round.there).forEach(edits -> {
                String value = edits.get(field);
                boolean kept = value == null
                        || value.equals(hub.get(field))
                        || value.equals(remote.get(field))
                        || words.toRemote(field, value).equals(remote.get(field))
                        || round.conflicts.stream()
                                .anyMatch(lost -> lost.field() == field
                                        && (lost.losing().equals(value)
                                                || lost.losing().equals(words.toHub(field, value))));
                // Changed and changed back within the round is no change.
                boolean undone = field == Field.STATE;
                assertThat(kept || undone)
                        .as("%s: %s %s is not lost", name, field, value)
                        .isTrue();
            });
        }
    }

    private void keptLines(String name, Round round) {
        String lost = String.join(
                "\n",
                round.conflicts.stream()
                        .filter(each -> each.field() == Field.BODY)
                        .map(RecordConflict::losing)
                        .toList());
        for (String line : round.lines) {
            assertThat(hub.get(Field.BODY) + "\n" + lost)
                    .as("%s: a line is not lost", name)
                    .contains(line);
        }
    }

    private void keptLabels(String name, String hubEdited, String remoteEdited, Round round) {
        if (round.here.containsKey(Field.LABELS) && !round.there.containsKey(Field.LABELS)) {
            assertThat(Canonical.same(Field.LABELS, hub.getOrDefault(Field.LABELS, ""), hubEdited))
                    .as("%s: labels of the hub", name)
                    .isTrue();
        }
        if (round.there.containsKey(Field.LABELS) && !round.here.containsKey(Field.LABELS)) {
            assertThat(Canonical.same(Field.LABELS, hub.getOrDefault(Field.LABELS, ""), remoteEdited))
                    .as("%s: labels of the tracker", name)
                    .isTrue();
        }
        // What both sides show, both keep; what neither shows, nobody gets.
        Map<String, String> now = Canonical.folded(hub.getOrDefault(Field.LABELS, ""));
        Map<String, String> here = Canonical.folded(hubEdited);
        Map<String, String> there = Canonical.folded(remoteEdited);
        here.keySet().stream()
                .filter(there::containsKey)
                .forEach(label -> assertThat(now).as(name).containsKey(label));
        now.keySet()
                .forEach(label -> assertThat(here.containsKey(label) || there.containsKey(label))
                        .as(name)
                        .isTrue());
    }
}
