package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The member {@code fields} of a create or an edit. */
final class JiraPatch {
    /** What a project may keep off its screens, or refuse for this account, without the rest being held up by it. */
    private static final Set<String> OPTIONAL = Set.of("priority", "assignee", "labels");

    private final JiraTexts texts;
    private final JiraLabels labels;
    private final Supplier<List<String>> priorities;

    /** @param priorities names of those that this Jira has; may ask it */
    JiraPatch(JiraTexts texts, JiraLabels labels, Supplier<List<String>> priorities) {
        this.texts = texts;
        this.labels = labels;
        this.priorities = priorities;
    }

    Map<String, @Nullable Object> of(IssueDraft draft, JiraProject project) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("project", Map.of("id", project.id()));
        fields.put("issuetype", Map.of("id", project.type().id()));
        fields.put("summary", JiraTexts.summary(draft.title()));
        if (!draft.body().isEmpty()) {
            fields.put("description", texts.written(draft.body(), null));
        }
        if (!draft.labels().isEmpty()) {
            fields.put("labels", labels.write(draft.labels()));
        }
        if (draft.priority() != null && !draft.priority().equals("none")) {
            priority(fields, draft.priority());
        }
        return fields;
    }

    /** @param previous the description that stands there; asked for only where it is replaced */
    Map<String, @Nullable Object> of(IssuePatch patch, Supplier<Optional<String>> previous) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (patch.title() != null) {
            fields.put("summary", JiraTexts.summary(patch.title()));
        }
        if (patch.body() != null) {
            fields.put(
                    "description",
                    patch.body().isEmpty()
                            ? null
                            : texts.written(patch.body(), previous.get().orElse(null)));
        }
        if (patch.labels() != null) {
            fields.put("labels", labels.write(patch.labels()));
        }
        if (patch.priority() != null) {
            priority(fields, patch.priority());
        }
        if (patch.assignees() != null) {
            assignee(fields, patch.assignees());
        }
        return fields;
    }

    /** What was not sent because there is none of it is taken too. */
    static Map<String, @Nullable Object> whole(IssueDraft draft, Map<String, @Nullable Object> taken) {
        var whole = new HashMap<>(taken);
        whole.putIfAbsent("description", null);
        if (draft.labels().isEmpty()) {
            whole.put("labels", List.of());
        }
        return whole;
    }

    private void priority(Map<String, @Nullable Object> fields, String priority) {
        JiraPriorities.name(priority, priorities.get()).ifPresent(name -> fields.put("priority", Map.of("name", name)));
    }

    /** Jira has one; whoever stands there stays while he is among those who shall. */
    private void assignee(Map<String, @Nullable Object> fields, IssuePatch.Assignment wanted) {
        boolean stays = wanted.before().stream().anyMatch(wanted.after()::contains);
        if (!stays) {
            var member = texts.edition().cloud() ? "accountId" : "name";
            fields.put(
                    "assignee",
                    wanted.after().stream()
                            .sorted()
                            .findFirst()
                            .map(id -> Map.of(member, id))
                            .orElse(null));
        }
    }

    /** @param fields without those that were refused */
    record Taken<T>(T answer, Map<String, @Nullable Object> fields) {}

    /** Sends it, and again without what Jira does not let be set here. */
    static <T> Taken<T> send(Map<String, @Nullable Object> fields, Function<Map<String, @Nullable Object>, T> request) {
        var left = new HashMap<>(fields);
        while (true) {
            try {
                return new Taken<>(request.apply(left), left);
            } catch (ConnectorException refused) {
                boolean again = refused.fault() instanceof ConnectorFault.Invalid invalid
                        && invalid.field() != null
                        && OPTIONAL.contains(invalid.field())
                        && left.containsKey(invalid.field());
                if (!again) {
                    throw refused;
                }
                left.remove(((ConnectorFault.Invalid) refused.fault()).field());
            }
        }
    }
}
