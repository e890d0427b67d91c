package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link RemoteSession} with one Jira project. */
final class JiraSession implements RemoteSession {
    private static final List<String> SHOWN =
            List.of("summary", "status", "created", "updated", "project", "issuetype");

    private final JiraApi api;
    private final JiraCatalog catalog;
    private final Supplier<JiraParts> makeParts;
    private final Lazily<JiraParts> made = new Lazily<>();
    private final Map<StateKind, String> chosen;
    private final Duration settles;

    /** @param makeParts may ask Jira which edition it is */
    JiraSession(
            JiraApi api,
            JiraCatalog catalog,
            Supplier<JiraParts> makeParts,
            Map<StateKind, String> chosen,
            Duration settles) {
        this.api = api;
        this.catalog = catalog;
        this.makeParts = makeParts;
        this.chosen = chosen;
        this.settles = settles;
    }

    private JiraParts parts() {
        return made.get(makeParts);
    }

    @Override
    public Tracker tracker() {
        return Tracker.JIRA;
    }

    @Override
    public Walk<RemoteIssue> walkIssues(Walk.Position position) {
        var me = position.page() == null ? catalog.accountNow(api) : catalog.account(api);
        var cloud = catalog.edition(api).cloud();
        return new JiraWalk(parts().search(), catalog.project(api).id(), cloud, me.zone()).read(position);
    }

    @Override
    public Set<String> matching(String query, List<RemoteRef> issues) {
        var ids = issues.stream().map(RemoteRef::id).collect(Collectors.joining(", "));
        return Set.copyOf(parts().query().ids("id in (" + ids + ") AND (" + query + ")", issues.size()));
    }

    @Override
    public Walk<RemoteIssue> walkOpenIssuesNewestFirst(Walk.Position position) {
        var jql = "project = " + catalog.project(api).id()
                + " AND statusCategory != Done ORDER BY updated DESC, key DESC";
        var page = parts().search().page(jql, position.page());
        var next = page.next() == null ? null : new Walk.Position("", page.next(), null);
        return new Walk<>(page.items(), next, "", null, false, page.total());
    }

    @Override
    public Optional<Walk<RemoteComment>> walkComments(Walk.Position position) {
        return Optional.empty();
    }

    @Override
    public List<RemoteComment> listComments(RemoteRef issue) {
        return new JiraCommentList(api, parts().query(), parts().records()).read(issue);
    }

    @Override
    public RemoteIssue readIssue(RemoteRef issue) {
        return parts().reads().read(issue);
    }

    @Override
    public List<RemoteChange> changes(RemoteRef issue) {
        return new JiraChanges(parts().labels()).of(parts().reads().behind(issue));
    }

    @Override
    public RemoteComment readComment(RemoteRef issue, RemoteRef comment) {
        return api.get(
                comments(issue, "/" + JiraReads.id(comment)),
                json -> parts().records().comment(json, issue));
    }

    private URI comments(RemoteRef issue, String rest) {
        return parts().query().uri("/issue/" + JiraReads.id(issue) + "/comment" + rest + "?expand=properties");
    }

    @Override
    public RemoteIssue createIssue(IssueDraft draft) {
        var wanted = stateFor(draft.state(), null); // what cannot be said is refused before anything is made
        var fields = parts().patch().of(draft, catalog.project(api));
        var properties = parts().marker().properties(draft.marker());
        var taken = JiraPatch.send(
                fields,
                sent -> api.write(
                        "POST",
                        parts().query().uri("/issue"),
                        Map.of("fields", sent, "properties", properties),
                        null,
                        JiraRecords::ref));
        var made = taken.answer();
        if (catalog.born() == null) {
            catalog.bornAs(ConnectorException.afterCreate(() -> readIssue(made)).state());
        }
        var born = bornAs(draft.state());
        RemoteState reached = born;
        boolean moves = born.kind() != draft.state() || chosen.containsKey(draft.state());
        if (moves && !born.key().equals(wanted.key())) {
            reached = null;
            try {
                var ways = moves(catalog.project(api).type().name());
                reached = ways.bring(made.id(), born.key(), wanted.key(), draft.state()) ? wanted : null;
            } catch (ConnectorException halfDone) {
                // The issue is there, and must not be created again; that it is not where it should be shows when it is
                // read.
            }
        }
        var written = new JiraWritten(parts().records(), JiraPatch.whole(draft, taken.fields()), reached);
        return ConnectorException.afterCreate(() -> read(made, written));
    }

    private RemoteIssue read(RemoteRef issue, JiraWritten written) {
        return written.instead(
                readIssue(issue), changes(issue), catalog.account(api).lasting());
    }

    /** Null when others move it as well, and it is somewhere else. */
    private @Nullable RemoteState moved(RemoteRef issue, StateKind kind) {
        var fields = parts().reads().behind(issue).object("fields");
        var here = fields.object("status").text("id");
        var type = fields.object("issuetype").text("name");
        var wanted = status(kind);
        return moves(type).bring(issue.id(), here, wanted.id(), kind) ? wanted.state(null) : null;
    }

    private JiraMoves moves(String type) {
        return new JiraMoves(api, catalog, parts().query(), type);
    }

    @Override
    public RemoteState bornAs(StateKind kind) {
        var known = catalog.born();
        return known != null ? known : stateFor(StateKind.TODO, null);
    }

    @Override
    public RemoteIssue updateIssue(RemoteRef issue, IssuePatch patch) {
        var fields = parts().patch().of(patch, () -> Optional.ofNullable(description(issue)));
        var taken = fields.isEmpty()
                ? new JiraPatch.Taken<>(Optional.<RemoteIssue>empty(), fields)
                : JiraPatch.send(fields, sent -> edited(issue, sent));
        if (patch.state() == null && taken.answer().isPresent()) {
            return taken.answer().get();
        }
        var state = patch.state() == null ? null : moved(issue, patch.state());
        var written = new JiraWritten(parts().records(), taken.fields(), state);
        boolean tookAll = taken.fields().equals(fields);
        return tookAll ? ConnectorException.afterWrite(() -> read(issue, written)) : read(issue, written);
    }

    private @Nullable String description(RemoteRef issue) {
        var fields = parts().reads().behind(issue).object("fields");
        return fields.has("description") ? fields.raw("description") : null;
    }

    /** The issue where it is shown at once: in the Cloud, as a rule. */
    private Optional<RemoteIssue> edited(RemoteRef issue, Map<String, @Nullable Object> fields) {
        if (fields.isEmpty()) {
            return Optional.empty(); // nothing is left of what Jira would let be set
        }
        var uri = parts().query()
                .uri("/issue/" + JiraReads.id(issue) + (catalog.edition(api).cloud() ? "?returnIssue=true" : ""));
        var answer = api.send("PUT", uri, Map.of("fields", fields), issue.id());
        return answer.status() == 200
                ? Optional.ofNullable(shown(answer.body())).map(parts().reads()::whole)
                : Optional.empty();
    }

    private static @Nullable RemoteJson shown(String body) {
        try {
            var json = RemoteJson.parse(body);
            return SHOWN.stream().allMatch(json.object("fields")::has) ? json : null;
        } catch (RemoteJson.NotAsPromised less) {
            return null;
        }
    }

    @Override
    public RemoteComment createComment(RemoteRef issue, String marker, String body) {
        var sent = Map.of(
                "body",
                parts().texts().written(body, null),
                "properties",
                parts().marker().properties(marker));
        return api.write(
                "POST",
                comments(issue, ""),
                sent,
                issue.id(),
                json -> parts().records().comment(json, issue));
    }

    @Override
    public RemoteComment updateComment(RemoteRef issue, RemoteRef comment, String body) {
        var uri = comments(issue, "/" + JiraReads.id(comment));
        var previous = api.get(uri, json -> json.raw("body")); // its islands shall stay
        var sent = Map.of("body", parts().texts().written(body, previous));
        return api.write("PUT", uri, sent, issue.id(), json -> parts().records().comment(json, issue));
    }

    @Override
    public void deleteComment(RemoteRef issue, RemoteRef comment) {
        var uri = parts().query().uri("/issue/" + JiraReads.id(issue) + "/comment/" + JiraReads.id(comment));
        api.send("DELETE", uri, null, issue.id());
    }

    @Override
    public boolean deletesIssues() {
        return true;
    }

    @Override
    public void deleteIssue(RemoteRef issue) {
        api.send("DELETE", parts().query().uri("/issue/" + JiraReads.id(issue)), null, issue.id());
    }

    @Override
    public Optional<RemoteIssue> findIssueByMarker(String marker, Instant sentAt) {
        return new JiraFinder(api, catalog, parts().reads(), parts().search()).find(marker, sentAt);
    }

    @Override
    public Optional<RemoteComment> findCommentByMarker(RemoteRef issue, String marker, Instant sentAt) {
        return listComments(issue).stream()
                .filter(comment -> marker.equals(comment.marker()))
                .findFirst();
    }

    @Override
    public Duration createSettles(ConnectorFault fault) {
        return settles;
    }

    @Override
    public String canonicalBody(String markdown) {
        return parts().texts().canonical(markdown);
    }

    @Override
    public boolean fits(String markdown) {
        return parts().texts().fits(markdown);
    }

    @Override
    public RemoteState stateFor(StateKind kind, @Nullable RemoteState current) {
        return current != null && current.kind() == kind
                ? current
                : status(kind).state(null);
    }

    @Override
    public List<NamedState> states() {
        return catalog.statuses(api).stream()
                .map(status -> new NamedState(status.state(null), status.name()))
                .toList();
    }

    private JiraStatus status(StateKind kind) {
        var all = catalog.statuses(api);
        var wanted = chosen.get(kind);
        if (wanted != null) {
            return all.stream()
                    .filter(status ->
                            status.id().equals(wanted) || status.name().equalsIgnoreCase(wanted))
                    .findFirst()
                    .orElseThrow(() -> new ConnectorException(new ConnectorFault.Invalid(
                            "The project has no status " + RemoteText.clipped(wanted) + ".",
                            kind == StateKind.DONE ? "doneState" : "state")));
        }
        return JiraStatus.fitting(all, kind)
                .orElseThrow(() -> new ConnectorException(new ConnectorFault.Invalid(
                        "The Jira project has no status that could mean "
                                + kind.name().toLowerCase(Locale.ROOT) + ".",
                        "state")));
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.values());
    }
}
