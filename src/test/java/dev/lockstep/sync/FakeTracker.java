package dev.lockstep.sync;

import static java.util.function.Predicate.not;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.Walk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A tracker in memory that lists comments issue by issue, and whose creates can go wrong in every way. */
final class FakeTracker implements Connector, RemoteSession {
    static final Duration SETTLES = Duration.ofMinutes(1);

    final Map<String, RemoteIssue> issues = new LinkedHashMap<>();
    final Map<String, RemoteComment> comments = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    final List<String> markers = new ArrayList<>();
    /** What its own history tells. */
    final List<RemoteChange> history = new ArrayList<>();
    /** Whom it silently does not assign. */
    final Set<String> strangers = new TreeSet<>();

    Create nextCreate = Create.WORKS;
    /** Whose mark is on what is made from now on, null for nobody's. */
    @Nullable
    String otherHub;

    Runnable onRead = () -> {};
    Runnable onList = () -> {};
    /** Before a write to an issue or a comment is done. */
    Runnable onUpdate = () -> {};
    /** After it was done, and before it is answered. */
    Runnable onUpdated = () -> {};

    private final InstantSource clock;
    private int ids;

    enum Create {
        WORKS,
        LOSES_ITS_ANSWER,
        NEVER_ARRIVES,
        IS_REFUSED,
        DIES_BEFORE_IT_IS_SENT
    }

    FakeTracker(InstantSource clock) {
        this.clock = clock;
    }

    RemoteIssue stands(String title, String body, Instant at) {
        var issue = issue("r" + ++ids, new IssueDraft("", title, body, StateKind.TODO, Set.of(), "none"), null, at);
        issues.put(issue.ref().id(), issue);
        return issue;
    }

    RemoteComment comments(RemoteIssue issue, String body) {
        var comment = comment("c" + ++ids, issue.ref().key(), body, null);
        comments.put(comment.ref().id(), comment);
        return comment;
    }

    /** A person edits there. */
    RemoteIssue edited(String id, IssuePatch patch) {
        var before = there(issues.get(id));
        var after = patched(before, patch);
        issues.put(id, after);
        return after;
    }

    void commentEdited(String id, String body) {
        var before = there(comments.get(id));
        comments.put(id, comment(id, before.issueKey(), body, before.marker()));
    }

    private RemoteIssue issue(String id, IssueDraft draft, @Nullable String marker, Instant at) {
        return new RemoteIssue(
                new RemoteRef(id, id),
                draft.title(),
                draft.body(),
                stateFor(draft.state(), null),
                new TreeSet<>(draft.labels()),
                List.of(),
                draft.priority(),
                null,
                at,
                at,
                "https://tracker.test/" + id,
                false,
                marker,
                otherHub);
    }

    @Override
    public Optional<RemoteIssue> told(String delivery) {
        return Optional.of(Json.read(delivery, Delivery.class).issue());
    }

    @Override
    public Set<Field> tellsReplaced() {
        return Set.of(Field.TITLE, Field.BODY);
    }

    @Override
    public Map<Field, String> replaced(String delivery) {
        return Json.read(delivery, Delivery.class).from();
    }

    /** The body of a webhook. */
    record Delivery(RemoteIssue issue, Map<Field, String> from) {}

    private RemoteComment comment(String id, String issue, String body, @Nullable String marker) {
        var now = clock.instant();
        return new RemoteComment(
                new RemoteRef(id, id),
                issue,
                body,
                null,
                now,
                now,
                "https://tracker.test/" + id,
                false,
                marker,
                otherHub);
    }

    private RemoteIssue patched(RemoteIssue old, IssuePatch patch) {
        return new RemoteIssue(
                old.ref(),
                or(patch.title(), old.title()),
                or(patch.body(), old.body()),
                patch.state() == null ? old.state() : stateFor(patch.state(), null),
                patch.labels() == null ? old.labels() : patch.labels(),
                patch.assignees() == null
                        ? old.assignees()
                        : patch.assignees().after().stream()
                                .filter(not(strangers::contains))
                                .map(name -> new Person(name, name, null))
                                .toList(),
                patch.priority() == null ? old.priority() : patch.priority(),
                null,
                old.createdAt(),
                clock.instant(),
                old.url(),
                false,
                old.marker(),
                old.otherHub());
    }

    private static String or(@Nullable String wanted, String old) {
        return wanted == null ? old : wanted;
    }

    private static <R> R there(@Nullable R record) {
        if (record == null) {
            throw new ConnectorException(new ConnectorFault.NotFound("It is not there.", true));
        }
        return record;
    }

    private <R> R create(String marker, java.util.function.Supplier<R> stored) {
        markers.add(marker);
        var how = nextCreate;
        nextCreate = Create.WORKS;
        return switch (how) {
            case WORKS -> stored.get();
            case LOSES_ITS_ANSWER -> {
                stored.get();
                throw new ConnectorException(new ConnectorFault.Unavailable("reset", true, false));
            }
            case NEVER_ARRIVES -> throw new ConnectorException(new ConnectorFault.Unavailable("timeout", true, false));
            case IS_REFUSED -> throw new ConnectorException(new ConnectorFault.Invalid("refused", null));
            case DIES_BEFORE_IT_IS_SENT -> throw new IllegalStateException("The process died.");
        };
    }

    @Override
    public RemoteIssue createIssue(IssueDraft draft) {
        calls.add("create issue");
        return create(draft.marker(), () -> {
            var issue = issue("r" + ++ids, draft, draft.marker(), clock.instant());
            issues.put(issue.ref().id(), issue);
            return issue;
        });
    }

    @Override
    public RemoteComment createComment(RemoteRef issue, String marker, String body) {
        calls.add("create comment");
        return create(marker, () -> {
            var comment = comment("c" + ++ids, issue.key(), body, marker);
            comments.put(comment.ref().id(), comment);
            return comment;
        });
    }

    @Override
    public RemoteIssue readIssue(RemoteRef issue) {
        calls.add("read issue");
        onRead.run();
        return there(issues.get(issue.id()));
    }

    @Override
    public List<RemoteChange> changes(RemoteRef issue) {
        return List.copyOf(history);
    }

    @Override
    public RemoteComment readComment(RemoteRef issue, RemoteRef comment) {
        calls.add("read comment");
        return there(comments.get(comment.id()));
    }

    @Override
    public RemoteIssue updateIssue(RemoteRef issue, IssuePatch patch) {
        calls.add("update issue");
        onUpdate.run();
        var edited = edited(issue.id(), patch);
        onUpdated.run();
        return edited;
    }

    @Override
    public RemoteComment updateComment(RemoteRef issue, RemoteRef comment, String body) {
        calls.add("update comment");
        onUpdate.run();
        commentEdited(comment.id(), body);
        onUpdated.run();
        return there(comments.get(comment.id()));
    }

    @Override
    public void deleteComment(RemoteRef issue, RemoteRef comment) {
        calls.add("delete comment");
        comments.remove(comment.id());
    }

    @Override
    public Optional<RemoteIssue> findIssueByMarker(String marker, Instant sentAt) {
        calls.add("find issue");
        return issues.values().stream()
                .filter(issue -> marker.equals(issue.marker()))
                .findFirst();
    }

    @Override
    public Optional<RemoteComment> findCommentByMarker(RemoteRef issue, String marker, Instant sentAt) {
        calls.add("find comment");
        return comments.values().stream()
                .filter(comment -> marker.equals(comment.marker()))
                .findFirst();
    }

    @Override
    public List<RemoteComment> listComments(RemoteRef issue) {
        calls.add("list comments");
        return comments.values().stream()
                .filter(comment -> comment.issueKey().equals(issue.key()))
                .toList();
    }

    @Override
    public Walk<RemoteIssue> walkIssues(Walk.Position position) {
        if (!position.cursor().isEmpty()) {
            Instant.parse(position.cursor());
        }
        onList.run();
        return new Walk<>(List.copyOf(issues.values()), null, clock.instant().toString(), null, false, 0);
    }

    @Override
    public Walk<RemoteIssue> walkOpenIssuesNewestFirst(Walk.Position position) {
        return walkIssues(position);
    }

    @Override
    public Optional<Walk<RemoteComment>> walkComments(Walk.Position position) {
        return Optional.empty();
    }

    @Override
    public RemoteState bornAs(StateKind kind) {
        return stateFor(kind, null);
    }

    @Override
    public Duration createSettles(ConnectorFault fault) {
        return SETTLES;
    }

    @Override
    public String canonicalBody(String markdown) {
        return markdown;
    }

    @Override
    public RemoteState stateFor(StateKind kind, @Nullable RemoteState current) {
        return new RemoteState("state-" + kind, kind);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.values());
    }

    @Override
    public Tracker tracker() {
        return Tracker.PLANE;
    }

    @Override
    public RemoteSession open(Connection connection, Container container, Terms terms) {
        return this;
    }

    @Override
    public Person account(Connection connection) {
        return new Person("1", "nobody", null);
    }

    @Override
    public ConnectionReport check(Connection connection, @Nullable Container container) {
        return new ConnectionReport("nobody", List.of(), List.of(), List.of(), null, null, null);
    }

    @Override
    public List<DeliveryNews> read(String event, String body) {
        return List.of();
    }

    @Override
    public boolean verifies(String secret, byte[] body, UnaryOperator<@Nullable String> header) {
        return true;
    }

    @Override
    public HookReport ensureHook(Connection connection, Container container, String payloadUrl, String secret) {
        return new HookReport("manual", "Click.", null);
    }
}
