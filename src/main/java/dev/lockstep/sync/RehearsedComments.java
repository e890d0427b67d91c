package dev.lockstep.sync;

import dev.lockstep.base.Ids;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.sync.Course.Side;
import dev.lockstep.sync.Rehearsal.Change;
import dev.lockstep.sync.Rehearsal.FieldChange;
import dev.lockstep.sync.Rehearsal.From;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of an issue's comments, once it is known what becomes of the issue. */
@Component
final class RehearsedComments {
    private static final int MAX_TITLE_CHARS = 80;

    private final Issues issues;
    private final StoredTwins twins;
    private final Arrivals arrivals;
    private final CommentLook look;
    private final CommentMeeting meeting;
    private final RehearsedIssue rehearsed;

    RehearsedComments(
            Issues issues,
            StoredTwins twins,
            Arrivals arrivals,
            CommentLook look,
            CommentMeeting meeting,
            RehearsedIssue rehearsed) {
        this.issues = issues;
        this.twins = twins;
        this.arrivals = arrivals;
        this.look = look;
        this.meeting = meeting;
        this.rehearsed = rehearsed;
    }

    /** A comment as the hub has it, or will. */
    private static final class Spoken {
        final Comment first;
        final boolean fresh;
        final Set<UUID> stands = new LinkedHashSet<>();
        final List<Pair> pairs = new ArrayList<>();
        final @Nullable From from;
        Comment hub;
        boolean gone;

        Spoken(Comment hub, boolean fresh, @Nullable From from) {
            this.first = hub;
            this.hub = hub;
            this.fresh = fresh;
            this.from = from;
        }
    }

    private static final class Pair {
        final Side side;
        final Look look;
        Twin twin;
        RemoteComment remote;

        @Nullable
        FieldChange edit;

        Pair(Side side, Look look, Twin twin, RemoteComment remote) {
            this.side = side;
            this.look = look;
            this.twin = twin;
            this.remote = remote;
        }
    }

    void add(Course course) {
        Map<UUID, Spoken> spoken = new LinkedHashMap<>();
        if (!course.fresh) {
            issues.comments(course.hub.id()).forEach(each -> spoken.put(each.id(), new Spoken(each, false, null)));
        }
        for (Side side : course.sides) {
            if (side.remote != null) {
                enter(course, side, spoken);
            }
        }
        spoken.values().forEach(each -> settle(course, each));
    }

    private void enter(Course course, Side side, Map<UUID, Spoken> spoken) {
        Map<String, Twin> known = new LinkedHashMap<>();
        if (!side.matched && !side.arrived) {
            twins.comments(side.link.id(), course.hub.id()).stream()
                    .filter(twin -> twin.remoteId() != null)
                    .forEach(twin -> known.put(twin.remoteId(), twin));
        }
        var issue = Objects.requireNonNull(side.remote);
        boolean listed = side.matched
                || side.arrived
                || side.link.tracker().listsCommentsOfContainer()
                || arrivals.commentsMayHaveChanged(side.link, issue, side.twin, true);
        if (!listed) {
            known.values()
                    .forEach(twin -> Optional.ofNullable(spoken.get(twin.hubId()))
                            .ifPresent(each -> unchanged(course, side, twin, each)));
            return;
        }
        List<RemoteComment> there = course.stage.readings().comments(side.link, issue);
        for (RemoteComment each : there) {
            heard(course, side, each, known.get(each.ref().id()), spoken);
        }
        Set<String> ids = there.stream().map(each -> each.ref().id()).collect(Collectors.toSet());
        known.values().stream()
                .filter(twin -> twin.status() == Twin.Status.LINKED && !ids.contains(twin.remoteId()))
                .forEach(twin -> goneThere(side, twin, spoken.get(twin.hubId())));
    }

    /** Nothing says that anybody touched it there since it was last seen. */
    private void unchanged(Course course, Side side, Twin twin, Spoken each) {
        Base.Pair base = twin.base().pair(Field.BODY);
        each.stands.add(side.link.id());
        if (twin.status() == Twin.Status.LINKED && base != null) {
            var remote = new RemoteComment(
                    IssueLook.ref(twin),
                    Objects.requireNonNull(side.remote).ref().key(),
                    base.remote(),
                    null,
                    each.hub.createdAt(),
                    twin.remoteUpdatedAt() == null ? each.hub.createdAt() : twin.remoteUpdatedAt(),
                    "",
                    false,
                    null,
                    null);
            pair(course, side, twin, each, remote);
        }
    }

    private void heard(Course course, Side side, RemoteComment remote, @Nullable Twin twin, Map<UUID, Spoken> spoken) {
        if (twin != null && (twin.status() == Twin.Status.GONE || twin.status() == Twin.Status.IGNORED)) {
            Optional.ofNullable(spoken.get(twin.hubId())).ifPresent(each -> each.stands.add(side.link.id()));
            return;
        }
        Spoken here = twin == null ? null : spoken.get(twin.hubId());
        if (here != null && twin != null) {
            here.stands.add(side.link.id());
            pair(course, side, twin, here, remote);
            return;
        }
        Comment deleted = twin == null ? null : issues.findComment(twin.hubId()).orElse(null);
        if (deleted != null && twin != null) {
            goneHere(course, side, twin, deleted, remote);
        } else if (!matched(side, remote, spoken)) {
            arrives(course, side, remote, twin == null ? Ids.next() : twin.hubId(), spoken);
        }
    }

    private void pair(Course course, Side side, Twin twin, Spoken each, RemoteComment remote) {
        Look dry = rehearsed.look(side.link, side.session, Kind.COMMENT, course.hub.id(), each.hub.id());
        each.pairs.add(new Pair(side, dry, twin, remote));
    }

    /** Under an issue that was matched, equal words are the same comment. */
    private static boolean matched(Side side, RemoteComment remote, Map<UUID, Spoken> spoken) {
        if (!side.matched || side.link.tracker().listsCommentsOfContainer()) {
            return false;
        }
        Optional<Spoken> same = spoken.values().stream()
                .filter(each -> !each.stands.contains(side.link.id()))
                .filter(each -> StagedComments.same(each.hub, remote))
                .findFirst();
        same.ifPresent(each -> each.stands.add(side.link.id()));
        return same.isPresent();
    }

    private void arrives(Course course, Side side, RemoteComment remote, UUID id, Map<UUID, Spoken> spoken) {
        boolean pullRequest = remote.onPullRequest() && !side.link.includePullRequests();
        if (pullRequest || look.judge(side.link, remote) != CommentLook.Verdict.NEW) {
            return;
        }
        Author author = Words.author(side.link.tracker(), remote.author());
        String body = Crossings.arriving(side.link).back(remote.body());
        var comment = new Comment(id, course.hub.id(), body, author, 1, remote.createdAt(), remote.updatedAt(), null);
        var from = new From(side.link.id(), remote.ref().id(), remote.ref().key());
        var each = new Spoken(comment, true, from);
        each.stands.add(side.link.id());
        spoken.put(id, each);
    }

    private static void goneThere(Side side, Twin twin, @Nullable Spoken each) {
        if (each != null) {
            each.stands.add(side.link.id());
            each.gone |= side.link.incoming() && !CommentMeeting.editedHere(twin, each.hub);
        }
    }

    /** Deleted in the hub, it is still to be deleted there. */
    private static void goneHere(Course course, Side side, Twin twin, Comment deleted, RemoteComment remote) {
        if (!side.link.sendsComments() || CommentMeeting.staysThere(twin, remote)) {
            return;
        }
        var from = new From(side.link.id(), remote.ref().id(), remote.ref().key());
        course.add(change(Rehearsal.Kind.DELETE, side.link.id(), deleted, remote.body(), null, from));
    }

    private void settle(Course course, Spoken each) {
        if (each.gone) {
            course.add(change(Rehearsal.Kind.DELETE, null, each.first, each.first.body(), null, each.from));
            each.pairs.stream()
                    .filter(pair ->
                            pair.side.link.sendsComments() && !CommentMeeting.staysThere(pair.twin, pair.remote))
                    .forEach(pair -> course.add(change(
                            Rehearsal.Kind.DELETE, pair.side.link.id(), each.first, each.first.body(), null, null)));
            return;
        }
        boolean moved = true;
        for (int round = 0; moved && round <= each.pairs.size(); round++) {
            moved = false;
            for (Pair pair : each.pairs) {
                moved |= meet(each, pair);
            }
        }
        if (each.fresh) {
            course.add(change(Rehearsal.Kind.CREATE, null, each.hub, null, each.hub.body(), each.from));
        } else if (!each.hub.body().equals(each.first.body())) {
            course.add(change(Rehearsal.Kind.EDIT, null, each.hub, each.first.body(), each.hub.body(), from(each)));
        }
        for (Pair pair : each.pairs) {
            if (pair.edit != null) {
                var from = new From(
                        pair.side.link.id(),
                        pair.remote.ref().id(),
                        pair.remote.ref().key());
                course.add(new Change(
                        Rehearsal.Kind.EDIT,
                        pair.side.link.id(),
                        course.hub.id(),
                        each.hub.id(),
                        title(each.hub),
                        List.of(pair.edit),
                        from,
                        null));
            }
        }
        missing(course, each);
    }

    private static @Nullable From from(Spoken each) {
        return each.pairs.stream()
                .findFirst()
                .map(pair -> new From(
                        pair.side.link.id(),
                        pair.remote.ref().id(),
                        pair.remote.ref().key()))
                .orElse(null);
    }

    private boolean meet(Spoken each, Pair pair) {
        List<SyncStep> steps = meeting.plan(pair.look, pair.twin, each.hub, pair.remote);
        boolean moved = false;
        for (SyncStep step : steps) {
            if (step instanceof SyncStep.EditHub edit) {
                each.hub = with(each.hub, edit.value());
                moved = true;
            } else if (step instanceof SyncStep.EditRemote edit) {
                String then = pair.side.session.canonicalBody(edit.value());
                String before = pair.edit == null ? pair.remote.body() : pair.edit.before();
                pair.edit = new FieldChange(Field.BODY, before, edit.value(), null);
                pair.twin = pair.twin.with(pair.twin.base().with(Map.of(Field.BODY, edit.agreed(then))));
                pair.remote = with(pair.remote, then);
            } else if (step instanceof SyncStep.MoveBase move) {
                pair.twin = pair.twin.with(pair.twin.base().with(Map.of(Field.BODY, move.pair())));
            }
        }
        return moved;
    }

    private void missing(Course course, Spoken each) {
        for (Side side : course.sides) {
            boolean wanted = side.remote == null || side.matched || each.fresh || course.stage.fill();
            if (wanted && side.link.sendsComments() && !each.stands.contains(side.link.id())) {
                course.add(change(Rehearsal.Kind.CREATE, side.link.id(), each.hub, null, each.hub.body(), each.from));
            }
        }
    }

    private static Change change(
            Rehearsal.Kind kind,
            @Nullable UUID linkId,
            Comment comment,
            @Nullable String before,
            @Nullable String after,
            @Nullable From from) {
        var text = new FieldChange(Field.BODY, before, after == null ? "" : after, null);
        return new Change(kind, linkId, comment.issueId(), comment.id(), title(comment), List.of(text), from, null);
    }

    private static String title(Comment comment) {
        String line = comment.body().lines().findFirst().orElse("");
        return line.length() <= MAX_TITLE_CHARS ? line : line.substring(0, MAX_TITLE_CHARS);
    }

    private static Comment with(Comment comment, String body) {
        return new Comment(
                comment.id(),
                comment.issueId(),
                body,
                comment.author(),
                comment.version(),
                comment.createdAt(),
                comment.modifiedAt(),
                null);
    }

    private static RemoteComment with(RemoteComment remote, String body) {
        Instant at = remote.updatedAt();
        return new RemoteComment(
                remote.ref(),
                remote.issueKey(),
                body,
                remote.author(),
                remote.createdAt(),
                at,
                remote.url(),
                remote.onPullRequest(),
                remote.marker(),
                remote.otherHub());
    }
}
