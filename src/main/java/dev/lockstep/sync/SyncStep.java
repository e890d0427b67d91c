package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession.Field;

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
     */
    record EditRemote(Field field, String value, String hub) implements SyncStep {}

    /** What both sides say is known now as this pair, before any remote write. At most one for a field. */
    record MoveBase(Field field, Base.Pair pair) implements SyncStep {}

    /** Both sides changed the same; {@code losing} goes to the timeline, from where it can be restored. */
    record RecordConflict(Field field, String winning, String losing, String policy) implements SyncStep {}
}
