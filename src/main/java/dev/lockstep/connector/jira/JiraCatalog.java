package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of one project and its Jira. Shared by all sessions with it. Thread-safe. */
final class JiraCatalog {
    private static final int KEPT_MARKS = 20_000;

    private final String key;
    private final @Nullable String issueType;
    private final Lazily<JiraEdition> edition = new Lazily<>();
    private final Lazily<JiraAccount> account = new Lazily<>();
    private final Lazily<JiraProject> project = new Lazily<>();
    private final Lazily<List<JiraStatus>> statuses = new Lazily<>();
    private final Lazily<List<String>> priorities = new Lazily<>();
    private final Map<String, Workflow> workflows = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> marks = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > KEPT_MARKS;
        }
    });
    private volatile @Nullable RemoteState born;

    /** @param issueType name of what is created; null leaves the choice to the project */
    JiraCatalog(String key, @Nullable String issueType) {
        this.key = key;
        this.issueType = issueType;
    }

    JiraEdition edition(JiraApi api) {
        return edition.get(
                () -> api.get(api.address.serverInfo(), info -> JiraEdition.of(info.text("deploymentType"))));
    }

    JiraAccount account(JiraApi api) {
        return account.get(() -> get(api, "/myself", JiraAccount::of));
    }

    /** People move their account to another time zone; a walk asks again when it begins. */
    JiraAccount accountNow(JiraApi api) {
        account.forget();
        return account(api);
    }

    JiraProject project(JiraApi api) {
        return project.get(() -> get(api, "/project/" + key, json -> JiraProject.of(json, issueType)));
    }

    List<JiraStatus> statuses(JiraApi api) {
        return statuses.get(() -> get(
                api,
                "/project/" + key + "/statuses",
                json -> ofType(json, project(api).type())));
    }

    private static List<JiraStatus> ofType(RemoteJson json, JiraProject.Type wanted) {
        var types = json.items();
        return types.stream()
                .filter(type -> wanted.id().equals(type.textOrNull("id")))
                .findFirst()
                .orElseGet(() -> {
                    if (types.isEmpty()) {
                        throw new RemoteJson.NotAsPromised("the project has no statuses");
                    }
                    return types.getFirst();
                })
                .list("statuses")
                .stream()
                .map(JiraStatus::of)
                .toList();
    }

    List<String> priorities(JiraApi api) {
        return priorities.get(() -> get(
                api,
                "/priority",
                json -> json.items().stream().map(each -> each.text("name")).toList()));
    }

    /** Of a type of issues, as far as it was learned. */
    Workflow workflow(String type) {
        return workflows.getOrDefault(type, Workflow.none());
    }

    void learned(String type, String status, List<Workflow.Move> moves) {
        workflows.compute(type, (name, known) -> (known == null ? Workflow.none() : known).with(status, moves));
    }

    /** Somebody changed the workflow. */
    void forgetMoves(String type) {
        workflows.remove(type);
        statuses.forget();
    }

    /** They are read again when they are asked for next: one may be renamed, or new. */
    void forgetStatuses() {
        statuses.forget();
    }

    /** Where new issues begin, once one was made. */
    @Nullable
    RemoteState born() {
        return born;
    }

    void bornAs(RemoteState state) {
        born = state;
    }

    /** The JSON of an issue's mark, which never changes; empty when it has none. */
    Optional<String> mark(String issueId, Supplier<Optional<String>> ask) {
        var known = marks.get(issueId);
        if (known != null) {
            return known;
        }
        var asked = ask.get();
        marks.put(issueId, asked);
        return asked;
    }

    private <T> T get(JiraApi api, String path, Function<RemoteJson, T> translate) {
        return api.get(api.address.api(edition(api), path), translate);
    }
}
