package dev.lockstep.connector.plane;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link RemoteSession} with one Plane project. */
final class PlaneSession implements RemoteSession {
    private static final int MAX_NAME_CHARS = 255;
    private static final int MAX_PROBE_PAGES = 20;
    private static final Duration PROBE_OVERLAP = Duration.ofMinutes(5);
    /** Plane refuses empty text as HTML that cannot be parsed; this is what its own editor leaves. */
    private static final String EMPTY_HTML = "<p></p>";

    private static final Duration SETTLES_AFTER_ERROR = Duration.ofSeconds(5);

    private final PlaneApi api;
    private final PlaneCatalog catalog;
    private final PlaneItems items;
    private final String source;
    private final Map<StateKind, String> chosen;
    private final Duration settlesWithoutAnswer;

    /** @param source what this hub calls itself in {@code external_source} */
    PlaneSession(
            PlaneApi api,
            PlaneCatalog catalog,
            PlaneItems items,
            String source,
            Map<StateKind, String> chosen,
            Duration settlesWithoutAnswer) {
        this.api = api;
        this.catalog = catalog;
        this.items = items;
        this.source = source;
        this.chosen = chosen;
        this.settlesWithoutAnswer = settlesWithoutAnswer;
    }

    private String list() {
        return catalog.items(api);
    }

    private String item(RemoteRef ref) {
        return list() + id(ref) + "/";
    }

    private String comments(RemoteRef issue) {
        return item(issue) + "comments/";
    }

    private static String id(RemoteRef ref) {
        if (!ref.key().matches("[0-9A-Za-z-]{1,64}")) {
            throw new ConnectorException(new ConnectorFault.Invalid("A Plane work item has a uuid.", "key"));
        }
        return ref.key();
    }

    @Override
    public Tracker tracker() {
        return Tracker.PLANE;
    }

    @Override
    public Walk<RemoteIssue> walkIssues(Walk.Position position) {
        return new PlaneWalk(api, list() + "?", items::issue).read(position);
    }

    @Override
    public Walk<RemoteIssue> walkOpenIssuesNewestFirst(Walk.Position position) {
        var page = PlanePages.read(api, list() + "?order_by=-updated_at&", position.page(), items::issue);
        var open =
                page.items().stream().filter(item -> item.state().kind().open()).toList();
        var next = page.next() == null ? null : new Walk.Position("", page.next(), null);
        return new Walk<>(open, next, "", null, false, page.total());
    }

    @Override
    public Optional<Walk<RemoteComment>> walkComments(Walk.Position position) {
        return Optional.empty();
    }

    @Override
    public List<RemoteComment> listComments(RemoteRef issue) {
        var byId = new LinkedHashMap<String, RemoteComment>();
        PlanePages.all(api, comments(issue) + "?order_by=created_at&", json -> items.comment(json, issue))
                .forEach(comment -> byId.put(comment.ref().id(), comment));
        return byId.values().stream()
                .sorted(Comparator.comparing(RemoteComment::createdAt))
                .toList();
    }

    @Override
    public RemoteIssue readIssue(RemoteRef issue) {
        return api.get(item(issue), items::issue);
    }

    @Override
    public RemoteComment readComment(RemoteRef issue, RemoteRef comment) {
        return api.get(comments(issue) + id(comment) + "/", json -> items.comment(json, issue));
    }

    @Override
    public RemoteIssue createIssue(IssueDraft draft) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name(draft.title()));
        body.put("description_html", html(draft.body()));
        body.put("state", stateFor(draft.state(), null).key());
        body.put("labels", catalog.labelIds(api, draft.labels()));
        if (draft.priority() != null) {
            body.put("priority", draft.priority());
        }
        body.put("external_source", source);
        body.put("external_id", draft.marker());
        var answer = api.post(list(), body);
        if (answer.status() == 409) {
            throw earlier();
        }
        return ConnectorException.afterCreate(() -> PlaneApi.translated(answer, true, items::issue));
    }

    /** Somebody may have edited it since, so it is not the answer to what was sent now: it is looked for, and adopted. */
    private static ConnectorException earlier() {
        return new ConnectorException(
                new ConnectorFault.Unavailable("An earlier attempt got through; it is looked for.", true, true));
    }

    @Override
    public RemoteState bornAs(StateKind kind) {
        return stateFor(kind, null);
    }

    @Override
    public RemoteIssue updateIssue(RemoteRef issue, IssuePatch patch) {
        var body = new LinkedHashMap<String, Object>();
        if (patch.title() != null) {
            body.put("name", name(patch.title()));
        }
        if (patch.body() != null) {
            body.put("description_html", html(patch.body()));
        }
        if (patch.state() != null) {
            body.put("state", stateFor(patch.state(), null).key());
        }
        if (patch.labels() != null) {
            body.put("labels", catalog.labelIds(api, patch.labels()));
        }
        if (patch.priority() != null) {
            body.put("priority", patch.priority());
        }
        if (patch.assignees() != null) {
            body.put("assignees", patch.assignees().after().stream().sorted().toList());
        }
        return body.isEmpty() ? readIssue(issue) : api.write("PATCH", item(issue), body, Cost.WRITE, items::issue);
    }

    @Override
    public RemoteComment createComment(RemoteRef issue, String marker, String body) {
        var answer = api.post(
                comments(issue), Map.of("comment_html", html(body), "external_source", source, "external_id", marker));
        if (answer.status() == 409) {
            throw earlier();
        }
        return ConnectorException.afterCreate(
                () -> PlaneApi.translated(answer, true, json -> items.comment(json, issue)));
    }

    @Override
    public RemoteComment updateComment(RemoteRef issue, RemoteRef comment, String body) {
        return api.write(
                "PATCH",
                comments(issue) + id(comment) + "/",
                Map.of("comment_html", html(body)),
                Cost.WRITE,
                json -> items.comment(json, issue));
    }

    @Override
    public void deleteComment(RemoteRef issue, RemoteRef comment) {
        api.delete(comments(issue) + id(comment) + "/");
    }

    @Override
    public boolean deletesIssues() {
        return true;
    }

    @Override
    public void deleteIssue(RemoteRef issue) {
        api.delete(item(issue));
    }

    @Override
    public Optional<RemoteIssue> findIssueByMarker(String marker, Instant sentAt) {
        try {
            return api
                    .get(
                            list() + "?external_source=" + encoded(source) + "&external_id=" + encoded(marker),
                            this::foundIssues)
                    .stream()
                    .filter(issue -> marker.equals(issue.marker()))
                    .min(Comparator.comparing(RemoteIssue::createdAt));
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof ConnectorFault.NotFound) {
                return Optional.empty();
            }
            // With two of them Plane's lookup fails, so look ourselves.
            if (failure.fault() instanceof ConnectorFault.Unavailable error && error.answered()) {
                return searchIssue(marker, sentAt);
            }
            throw failure;
        }
    }

    private List<RemoteIssue> foundIssues(RemoteJson json) {
        return json.has("id")
                ? List.of(items.issue(json))
                : json.list("results").stream().map(items::issue).toList();
    }

    private Optional<RemoteIssue> searchIssue(String marker, Instant sentAt) {
        var from = sentAt.minus(PROBE_OVERLAP);
        var found = new ArrayList<RemoteIssue>();
        String cursor = null;
        for (int page = 0; page < MAX_PROBE_PAGES; page++) {
            var read = PlanePages.read(api, list() + "?order_by=-created_at&", cursor, items::issue);
            read.items().stream().filter(item -> marker.equals(item.marker())).forEach(found::add);
            cursor = read.next();
            if (cursor == null
                    || read.items().stream().anyMatch(item -> item.createdAt().isBefore(from))) {
                break;
            }
        }
        return found.stream().min(Comparator.comparing(RemoteIssue::createdAt));
    }

    @Override
    public Optional<RemoteComment> findCommentByMarker(RemoteRef issue, String marker, Instant sentAt) {
        // The whole list costs the same one request as a lookup, and it answers for two of them as well.
        return listComments(issue).stream()
                .filter(comment -> marker.equals(comment.marker()))
                .findFirst();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String name(String title) {
        return RemoteText.fitting("Plane", "title", RemoteText.clean(title), MAX_NAME_CHARS);
    }

    private static String html(String markdown) {
        var html = PlaneMarkup.toHtml(RemoteText.clean(markdown));
        return html.isEmpty() ? EMPTY_HTML : html;
    }

    @Override
    public Duration createSettles(ConnectorFault fault) {
        var silent = fault instanceof ConnectorFault.Unavailable failure && !failure.answered();
        return silent ? settlesWithoutAnswer : SETTLES_AFTER_ERROR;
    }

    @Override
    public String canonicalBody(String markdown) {
        return PlaneMarkup.toMarkdown(html(markdown));
    }

    @Override
    public RemoteState stateFor(StateKind kind, @Nullable RemoteState current) {
        return current != null && current.kind() == kind ? current : catalog.stateFor(api, kind, chosen.get(kind));
    }

    @Override
    public List<NamedState> states() {
        return catalog.named(api);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.TITLE, Field.BODY, Field.STATE, Field.LABELS, Field.ASSIGNEES, Field.PRIORITY);
    }
}
