package dev.lockstep.connector.jira;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.RemoteText;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a write set. Jira shows an issue only when it is read after the write: what somebody else wrote in between must not
 * be taken for what was agreed on, or it would never come in.
 *
 * @param sent the members of {@code fields} that Jira took
 * @param state where the issue was moved to; null when it was not
 */
record JiraWritten(
        JiraRecords records,
        Map<String, @Nullable Object> sent,
        @Nullable RemoteState state) {
    /**
     * The issue as it was written. Where that is no longer how it stands, the answer is older than the issue, so that the
     * next look finds the difference and takes it for the edit that it is.
     *
     * @param history as Jira tells it with the issue, ascending
     * @param us {@link Person#id()} of the account that wrote
     */
    RemoteIssue instead(RemoteIssue read, List<RemoteChange> history, String us) {
        Map<Field, Boolean> byOthers = new EnumMap<>(Field.class);
        history.forEach(change -> byOthers.put(
                change.field(), change.author() == null || !change.author().id().equals(us)));
        byOthers.values().removeIf(others -> !others);
        var written = byOthers.isEmpty() ? read : over(read, byOthers.keySet());
        return written.equals(read) && !read.updatedAt().isAfter(ours(read, history, us)) ? read : older(written);
    }

    /** When we changed it the last time. Who comments changes it as well, and the changelog does not tell. */
    private static Instant ours(RemoteIssue read, List<RemoteChange> history, String us) {
        return history.stream()
                .filter(change ->
                        change.author() != null && change.author().id().equals(us))
                .map(RemoteChange::at)
                .max(Comparator.naturalOrder())
                .orElse(read.createdAt());
    }

    private RemoteIssue over(RemoteIssue read, Set<Field> changed) {
        var fields = RemoteJson.parse(Json.write(sent));
        return new RemoteIssue(
                read.ref(),
                wrote(Field.TITLE, "summary", changed) ? RemoteText.clean(fields.text("summary")) : read.title(),
                wrote(Field.BODY, "description", changed)
                        ? records.texts().markdown(fields, "description")
                        : read.body(),
                state != null && changed.contains(Field.STATE) ? state : read.state(),
                wrote(Field.LABELS, "labels", changed)
                        ? records.labels().read(fields.texts("labels", "name"))
                        : read.labels(),
                wrote(Field.ASSIGNEES, "assignee", changed) ? assignee(fields) : read.assignees(),
                wrote(Field.PRIORITY, "priority", changed)
                        ? JiraPriorities.meaning(fields.object("priority").text("name"))
                        : read.priority(),
                read.author(),
                read.createdAt(),
                read.updatedAt(),
                read.url(),
                read.pullRequest(),
                read.marker(),
                read.otherHub());
    }

    private boolean wrote(Field field, String name, Set<Field> changed) {
        return changed.contains(field) && sent.containsKey(name);
    }

    private static List<Person> assignee(RemoteJson fields) {
        if (!fields.has("assignee")) {
            return List.of();
        }
        var account = fields.object("assignee");
        var id = account.textOrNull("accountId");
        var known = id != null ? id : account.text("name");
        return List.of(new Person(known, known, null));
    }

    private static RemoteIssue older(RemoteIssue it) {
        return new RemoteIssue(
                it.ref(),
                it.title(),
                it.body(),
                it.state(),
                it.labels(),
                it.assignees(),
                it.priority(),
                it.author(),
                it.createdAt(),
                it.updatedAt().minusMillis(1),
                it.url(),
                it.pullRequest(),
                it.marker(),
                it.otherHub());
    }
}
