package dev.lockstep.sync;

import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.RemoteSession.Field;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that a look has to do. Steps are decided first and carried out later. */
sealed interface SyncStep {
    Field field();

    /** The hub's record lacks this value. */
    record EditHub(Field field, String value) implements SyncStep {}

    /**
     * The remote record lacks this value.
     *
     * @param value in the hub's words; the connector translates
     * @param hub what the hub holds then; with the answer it becomes the base
     * @param there what becomes the base instead of the answer, because lines of it wait for a person; else null
     */
    record EditRemote(
            Field field, String value, String hub, @Nullable String there) implements SyncStep {
        EditRemote(Field field, String value, String hub) {
            this(field, value, hub, null);
        }

        /** What both sides agree on once the tracker has answered. */
        Base.Pair agreed(String answer) {
            return new Base.Pair(hub, there == null ? answer : there);
        }
    }

    /** What both sides say is known now as this pair, before any remote write. At most one for a field. */
    record MoveBase(Field field, Base.Pair pair) implements SyncStep {}

    /** Both sides changed the same; {@code losing} is recorded, and can be restored. */
    record RecordConflict(Field field, String winning, String losing, String policy, Sides sides) implements SyncStep {}

    /**
     * Both sides changed the same, and a person is to say what stands.
     *
     * @param there the remote value as the tracker has it now
     * @param policy {@code ask}, or {@code fight} where only one side changed but links overwrite each other
     */
    record AskPerson(Field field, Sides sides, String there, String policy) implements SyncStep {}

    static boolean any(List<SyncStep> steps, Class<? extends SyncStep> kind) {
        return steps.stream().anyMatch(kind::isInstance);
    }

    /** Of all steps of a kind. */
    static Set<Field> fields(List<SyncStep> steps, Class<? extends SyncStep> kind) {
        return steps.stream().filter(kind::isInstance).map(SyncStep::field).collect(Collectors.toSet());
    }

    /** What becomes of the base. */
    static Map<Field, Base.Pair> moves(List<SyncStep> steps) {
        Map<Field, Base.Pair> moves = new EnumMap<>(Field.class);
        for (SyncStep step : steps) {
            if (step instanceof MoveBase move) {
                moves.put(move.field(), move.pair());
            }
        }
        return moves;
    }
}
