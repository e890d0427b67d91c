package dev.lockstep.conflict;

import dev.lockstep.base.Ids;
import dev.lockstep.conflict.Conflict.State;
import java.time.Instant;

/** What becomes of a conflict. */
final class Next {
    private Next() {}

    static Conflict opened(Place place, Finding found, Finding.Ask ask, Instant at) {
        return new Conflict(
                Ids.next(),
                place,
                found.field(),
                found.sides(),
                ask.there(),
                found.hub(),
                found.remote(),
                ask.policy(),
                State.OPEN,
                null,
                null,
                null,
                false,
                1,
                at,
                null);
    }

    static Conflict decided(Place place, Finding found, Finding.Decided verdict, Instant at) {
        return new Conflict(
                Ids.next(),
                place,
                found.field(),
                found.sides(),
                found.sides().remote(),
                found.hub(),
                found.remote(),
                verdict.policy(),
                State.DECIDED,
                verdict.winning(),
                null,
                null,
                true,
                1,
                at,
                at);
    }

    /** Somebody edited one of the sides again. */
    static Conflict moved(Conflict open, Finding found, Finding.Ask ask) {
        return new Conflict(
                open.id(),
                open.place(),
                open.field(),
                found.sides(),
                ask.there(),
                found.hub(),
                found.remote(),
                open.policy(),
                State.OPEN,
                null,
                null,
                null,
                false,
                open.version(),
                open.openedAt(),
                null);
    }

    /** @param carriedOut false when the link's base has yet to learn of it */
    static Conflict resolved(Conflict before, Resolved how, boolean carriedOut, Instant at) {
        return new Conflict(
                before.id(),
                before.place(),
                before.field(),
                before.sides(),
                before.there(),
                before.hub(),
                before.remote(),
                before.policy(),
                State.RESOLVED,
                how.winning(),
                how.resolution(),
                how.by(),
                carriedOut,
                before.version(),
                before.openedAt(),
                at);
    }

    static Conflict carriedOut(Conflict answered) {
        var how = new Resolved(String.valueOf(answered.resolution()), answered.winning(), answered.resolvedBy());
        var ended = answered.endedAt();
        return resolved(answered, how, true, ended == null ? answered.openedAt() : ended);
    }
}
