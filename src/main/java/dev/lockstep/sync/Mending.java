package dev.lockstep.sync;

import dev.lockstep.conflict.Conflict;
import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.Base.Pair;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.RecordConflict;
import dev.lockstep.sync.part.Remains;
import dev.lockstep.sync.part.Torn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A long text of which parts are missing at its tracker: what is left of it is no edit. It is written again, and what a
 * person put there meanwhile is kept as a conflict.
 *
 * @param agreed null where both sides have not agreed yet
 * @param mayWrite to the tracker
 */
record Mending(RemoteSession session, @Nullable Pair agreed, String hub, String remote, boolean mayWrite) {
    private boolean isDue() {
        return agreed != null
                && (Torn.is(session::fits, remote, hub, agreed.remote())
                        || mayWrite && Torn.lostItsLine(session::fits, remote, agreed.remote()));
    }

    /** What counts as the tracker's text. */
    String there() {
        return agreed != null && isDue() ? agreed.remote() : remote;
    }

    /** The steps, and what else is to be done. */
    List<SyncStep> with(List<SyncStep> steps, Words words) {
        if (agreed == null || !mayWrite || !isDue()) {
            return steps;
        }
        var all = new ArrayList<>(steps);
        Torn.edited(remote, agreed.remote(), words.toRemote(Field.BODY, hub))
                .ifPresent(left -> all.add(kept(agreed, hub, words.toHub(Field.BODY, left))));
        if (steps.stream().noneMatch(step -> step instanceof EditRemote && step.field() == Field.BODY)) {
            all.add(new EditRemote(Field.BODY, hub, hub));
        }
        return all;
    }

    /**
     * Somebody wrote something short in its place: the parts go. While a person is asked about it nothing more is done than
     * was when the question came up. It has to be done before the rest is stored: then nobody knows of them any more.
     */
    boolean clears(Look look, List<Conflict> waiting) {
        return agreed != null
                && mayWrite
                && Torn.isReplaced(session::fits, remote, agreed.remote())
                && waiting.stream()
                        .filter(conflict -> conflict.state() == Conflict.State.OPEN)
                        .noneMatch(conflict -> conflict.field().equals(Evidence.name(look, Field.BODY)));
    }

    /** Writes to the tracker; only where it {@link #clears}. */
    List<SyncStep> cleared(Look look, List<SyncStep> steps, Words words, Remains remains) {
        var known = Objects.requireNonNull(agreed);
        return clear(look, known, remains)
                .map(left -> kept(known, hub, words.toHub(Field.BODY, left)))
                .map(lost -> Stream.concat(steps.stream(), Stream.of(lost)).toList())
                .orElse(steps);
    }

    /** What somebody wrote into the parts, which stay then. */
    static Optional<String> clear(Look look, Pair agreed, Remains remains) {
        var edited = remains.edited(agreed.remote());
        if (edited.isEmpty()) {
            remains.takeAway(() -> look.lease().write(() -> {})); // it is still ours, and its link still there
        }
        return edited;
    }

    static RecordConflict kept(Pair agreed, String hub, String theirs) {
        return new RecordConflict(Field.BODY, hub, theirs, "parts_missing", new Sides(agreed.hub(), hub, theirs));
    }
}
