package dev.lockstep.connector.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.Walk;
import dev.lockstep.connector.budget.Cost;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link RemoteSession} with one repository. */
final class GitHubSession implements RemoteSession {
    private static final Duration PROBE_OVERLAP = Duration.ofMinutes(5);
    private static final Duration SETTLES = Duration.ofMinutes(10);

    private final GitHubApi api;
    private final String repository;
    private final GitHubRecords records;
    private final GitHubTexts texts;
    private final Supplier<String> login;
    private final Map<StateKind, String> states;
    private final StateLabels stateLabels;

    /**
     * @param login who the credential writes as; may ask GitHub
     * @param states what kinds shall become, where persons chose
     */
    GitHubSession(
            GitHubApi api,
            Container container,
            CreationMarker marker,
            Supplier<String> login,
            Map<StateKind, String> states) {
        this.api = api;
        repository = repository(container);
        records = new GitHubRecords(marker);
        texts = new GitHubTexts(marker);
        this.login = login;
        this.states = states;
        stateLabels = new StateLabels(states);
    }

    private RemoteIssue issue(RemoteJson json) {
        return stateLabels.shown(records.issue(json));
    }

    /** The API path of a repository; refuses what is none, because it becomes part of a URL. */
    static String repository(Container container) {
        if (!container.path().matches("[A-Za-z0-9-]{1,100}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}")) {
            throw new ConnectorException(
                    new ConnectorFault.Invalid("A GitHub repository is named as owner/name.", "container"));
        }
        return "/repos/" + container.path();
    }

    @Override
    public Tracker tracker() {
        return Tracker.GITHUB;
    }

    @Override
    public Walk<RemoteIssue> walkIssues(Walk.Position position) {
        var path = repository + "/issues?state=all&sort=updated&direction=asc";
        return new GitHubWalk<>(
                        api,
                        path,
                        this::issue,
                        RemoteIssue::updatedAt,
                        item -> item.ref().id())
                .read(position);
    }

    @Override
    public Optional<Walk<RemoteComment>> walkComments(Walk.Position position) {
        var path = repository + "/issues/comments?sort=updated&direction=asc";
        return Optional.of(new GitHubWalk<>(
                        api,
                        path,
                        records::comment,
                        RemoteComment::updatedAt,
                        item -> item.ref().id())
                .read(position));
    }

    @Override
    public Walk<RemoteIssue> walkOpenIssuesNewestFirst(Walk.Position position) {
        var page = position.page() == null ? 1 : Integer.parseInt(position.page());
        var answer =
                api.page(repository + "/issues?state=open&sort=updated&direction=desc&per_page=100&page=" + page, null);
        List<RemoteIssue> items = GitHubApi.translated(
                answer,
                false,
                text -> RemoteJson.parse(text).items().stream().map(this::issue).toList());
        var next =
                GitHubWalk.hasNext(answer, items.size()) ? new Walk.Position("", String.valueOf(page + 1), null) : null;
        return new Walk<>(items, next, "", null, false, page == 1 ? GitHubWalk.expected(answer, items.size()) : 0);
    }

    @Override
    public List<RemoteComment> listComments(RemoteRef issue) {
        return api.list(repository + "/issues/" + number(issue) + "/comments?per_page=100", records::comment).stream()
                .sorted(Comparator.comparing(RemoteComment::createdAt))
                .toList();
    }

    @Override
    public RemoteIssue readIssue(RemoteRef issue) {
        return java.util.Objects.requireNonNull(readIssue(issue, null).issue());
    }

    @Override
    public Reading readIssue(RemoteRef issue, @Nullable String etag) {
        var answer = api.page(repository + "/issues/" + number(issue), etag);
        if (answer.status() == 304) {
            return new Reading(null, etag);
        }
        RemoteIssue read = GitHubApi.translated(answer, false, text -> issue(RemoteJson.parse(text)));
        if (!issue.isAlias() && !read.ref().id().equals(issue.id())) {
            throw new ConnectorException(
                    new ConnectorFault.NotFound("Issue " + issue.key() + " was moved to another repository.", false));
        }
        return new Reading(read, answer.header("etag"));
    }

    @Override
    public Optional<RemoteIssue> told(String delivery) {
        try {
            return Optional.of(issue(RemoteJson.parse(delivery).object("issue")));
        } catch (RemoteJson.NotAsPromised other) {
            return Optional.empty(); // of a pull request, or not what GitHub promises
        }
    }

    @Override
    public Set<Field> tellsReplaced() {
        return Set.of(Field.TITLE, Field.BODY);
    }

    @Override
    public Map<Field, String> replaced(String delivery) {
        try {
            var json = RemoteJson.parse(delivery);
            return json.has("changes") ? records.replaced(json.object("changes")) : Map.of();
        } catch (RemoteJson.NotAsPromised other) {
            return Map.of();
        }
    }

    @Override
    public List<RemoteChange> changesSince(RemoteRef issue, Instant time) {
        var path = repository + "/issues/" + number(issue) + "/events?per_page=100";
        return GitHubHistory.since(time, api.list(path, GitHubHistory::change));
    }

    @Override
    public RemoteComment readComment(RemoteRef issue, RemoteRef comment) {
        return api.get(repository + "/issues/comments/" + number(comment), records::comment);
    }

    @Override
    public RemoteIssue createIssue(IssueDraft draft) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", texts.title(draft.title()));
        body.put("body", texts.marked(draft.body(), draft.marker()));
        body.put("labels", texts.labels(stateLabels.with(draft.labels(), draft.state())));
        var created = api.write("POST", repository + "/issues", body, Cost.CREATE, this::issue);
        if (draft.state().open()) {
            return created;
        }
        try {
            var patch = new IssuePatch(null, null, draft.state(), null, null, null);
            return GitHubWritten.closed(created, updateIssue(created.ref(), patch));
        } catch (ConnectorException halfDone) {
            // The issue is there, and must not be created again; that it is still open shows in what we return.
            return created;
        }
    }

    @Override
    public RemoteState bornAs(StateKind kind) {
        return kind.open() ? stateFor(kind, null) : GitHubRecords.OPEN;
    }

    @Override
    public RemoteIssue updateIssue(RemoteRef issue, IssuePatch patch) {
        return updateMarkedIssue(issue, null, patch);
    }

    @Override
    public RemoteIssue updateMarkedIssue(RemoteRef issue, @Nullable String marker, IssuePatch patch) {
        var body = new LinkedHashMap<String, Object>();
        if (patch.title() != null) {
            body.put("title", texts.title(patch.title()));
        }
        if (patch.body() != null) {
            body.put("body", texts.marked(patch.body(), marker));
        }
        if (patch.state() != null) {
            putState(body, patch.state());
        }
        var labels = labels(issue, patch);
        if (labels != null) {
            body.put("labels", texts.labels(labels));
        }
        var path = repository + "/issues/" + number(issue);
        var patched = body.isEmpty() ? null : api.write("PATCH", path, body, Cost.WRITE, this::issue);
        var assigned = patch.assignees() == null ? null : assign(path + "/assignees", patch.assignees());
        return assigned != null
                ? GitHubWritten.assigned(patch, patched, assigned)
                : patched != null ? patched : readIssue(issue);
    }

    /** Where labels stand for states, either changes both, so what stands there now has to be known; else null or as asked. */
    private @Nullable Set<String> labels(RemoteRef issue, IssuePatch patch) {
        if (stateLabels.isEmpty() || (patch.labels() == null && patch.state() == null)) {
            return patch.labels();
        }
        var there = readIssue(issue);
        var labels = patch.labels() == null ? there.labels() : patch.labels();
        return stateLabels.with(labels, patch.state() == null ? there.state().kind() : patch.state());
    }

    /** One by one and not within the patch, which GitHub refuses as a whole when it does not know a single person. */
    private @Nullable RemoteIssue assign(String path, IssuePatch.Assignment wanted) {
        var removed = assign("DELETE", path, wanted.before(), wanted.after());
        var added = assign("POST", path, wanted.after(), wanted.before());
        return added != null ? added : removed;
    }

    private @Nullable RemoteIssue assign(String method, String path, Set<String> people, Set<String> others) {
        var logins = people.stream().filter(not(others::contains)).sorted().toList();
        return logins.isEmpty() ? null : api.write(method, path, Map.of("assignees", logins), Cost.WRITE, this::issue);
    }

    private void putState(Map<String, Object> body, StateKind kind) {
        var key = stateFor(kind, null).key();
        var word = key.split("/", 2);
        body.put("state", kind.open() && RemoteState.label(key).isPresent() ? GitHubRecords.OPEN.key() : word[0]);
        if (word[0].equals("closed")) {
            body.put("state_reason", word[1]);
        }
    }

    @Override
    public RemoteComment createComment(RemoteRef issue, String marker, String body) {
        return api.write(
                "POST",
                repository + "/issues/" + number(issue) + "/comments",
                Map.of("body", texts.marked(body, marker)),
                Cost.CREATE,
                records::comment);
    }

    @Override
    public RemoteComment updateComment(RemoteRef issue, RemoteRef comment, String body) {
        return updateMarkedComment(issue, comment, null, body);
    }

    @Override
    public RemoteComment updateMarkedComment(RemoteRef issue, RemoteRef comment, @Nullable String marker, String body) {
        var path = repository + "/issues/comments/" + number(comment);
        return api.write("PATCH", path, Map.of("body", texts.marked(body, marker)), Cost.WRITE, records::comment);
    }

    @Override
    public boolean fits(String markdown) {
        return texts.fits(markdown);
    }

    @Override
    public void deleteComment(RemoteRef issue, RemoteRef comment) {
        api.delete(repository + "/issues/comments/" + number(comment));
    }

    @Override
    public Optional<RemoteIssue> findIssueByMarker(String marker, Instant sentAt) {
        var path = repository + "/issues?state=all&sort=created&direction=desc&per_page=100&creator="
                + URLEncoder.encode(login.get(), UTF_8) + "&since=" + GitHubTexts.second(sentAt.minus(PROBE_OVERLAP));
        return api.list(path, this::issue).stream()
                .filter(issue -> marker.equals(issue.marker()) && !issue.pullRequest())
                .min(Comparator.comparing(RemoteIssue::createdAt));
    }

    @Override
    public Optional<RemoteComment> findCommentByMarker(RemoteRef issue, String marker, Instant sentAt) {
        var path = repository + "/issues/" + number(issue) + "/comments?per_page=100&since="
                + GitHubTexts.second(sentAt.minus(PROBE_OVERLAP));
        return api.list(path, records::comment).stream()
                .filter(comment -> marker.equals(comment.marker()))
                .min(Comparator.comparing(RemoteComment::createdAt));
    }

    private static String number(RemoteRef ref) {
        if (!ref.key().matches("\\d{1,19}")) {
            throw new ConnectorException(new ConnectorFault.Invalid("A GitHub issue or comment has a number.", "key"));
        }
        return ref.key();
    }

    @Override
    public Duration createSettles(ConnectorFault fault) {
        return SETTLES;
    }

    @Override
    public String canonicalBody(String markdown) {
        return RemoteText.clean(markdown);
    }

    @Override
    public RemoteState stateFor(StateKind kind, @Nullable RemoteState current) {
        var chosen = states.get(kind);
        if (chosen != null) {
            var wanted = chosen(kind, chosen);
            boolean bothClosed = RemoteState.label(wanted.key()).isEmpty();
            return current != null && current.kind() == kind && bothClosed ? current : wanted;
        }
        if (current != null && (current.kind() == kind || bothJustOpen(kind, current))) {
            return current;
        }
        return switch (kind) {
            case BACKLOG, TODO, STARTED -> GitHubRecords.OPEN;
            case DONE -> GitHubRecords.COMPLETED;
            case CANCELLED -> GitHubRecords.NOT_PLANNED;
        };
    }

    private static boolean bothJustOpen(StateKind kind, RemoteState current) {
        return kind.open()
                && current.kind().open()
                && RemoteState.label(current.key()).isEmpty();
    }

    private static RemoteState chosen(StateKind kind, String key) {
        var label = RemoteState.label(key);
        if (kind.open() && label.isPresent()) {
            GitHubTexts.label(label.get());
            return RemoteState.ofLabel(label.get(), kind);
        }
        return Stream.of(GitHubRecords.OPEN, GitHubRecords.COMPLETED, GitHubRecords.NOT_PLANNED)
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(new ConnectorFault.Invalid(
                        "GitHub has no state " + RemoteText.clipped(key) + " for "
                                + kind.name().toLowerCase(Locale.ROOT)
                                + "; it has open, closed/completed and closed/not_planned, and label:NAME for those that are open.",
                        "state")));
    }

    @Override
    public Optional<String> writesAs() {
        return Optional.of(login.get());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.TITLE, Field.BODY, Field.STATE, Field.LABELS, Field.ASSIGNEES);
    }
}
