package dev.lockstep.sync;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.sync.Rehearsal.Change;
import dev.lockstep.sync.Rehearsal.FieldChange;
import dev.lockstep.sync.Rehearsal.From;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a rehearsal of one issue goes: the hub's record and its sides as they would be by now. For one thread. */
final class Course {
    /** One side of the course: a link where the issue stands, or will. */
    static final class Side {
        final Link link;
        final RemoteSession session;
        final Look look;
        Twin twin;
        /** Null where it will be created. */
        @Nullable
        RemoteIssue remote;

        final boolean matched;
        final boolean arrived;
        final Map<Field, FieldChange> edits = new LinkedHashMap<>();

        Side(Link link, Look look, Twin twin, @Nullable RemoteIssue remote, boolean matched, boolean arrived) {
            this.link = link;
            this.session = look.session();
            this.look = look;
            this.twin = twin;
            this.remote = remote;
            this.matched = matched;
            this.arrived = arrived;
        }

        @Nullable
        From from() {
            return remote == null
                    ? null
                    : new From(link.id(), remote.ref().id(), remote.ref().key());
        }
    }

    final Rehearsal.Stage stage;
    /** Its id will be this where it is to come. */
    final boolean fresh;

    final List<Side> sides = new ArrayList<>();
    Issue hub;
    final Map<Field, FieldChange> edits = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    Course(Rehearsal.Stage stage, Issue hub, boolean fresh) {
        this.stage = stage;
        this.hub = hub;
        this.fresh = fresh;
    }

    void add(Change change) {
        if (!changes.contains(change)) { // said again in a later round
            changes.add(change);
        }
    }

    Change change(
            Rehearsal.Kind kind,
            @Nullable UUID linkId,
            List<FieldChange> fields,
            @Nullable From from,
            @Nullable String why) {
        return new Change(kind, linkId, hub.id(), hub.id(), hub.title(), fields, from, why);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }
}
