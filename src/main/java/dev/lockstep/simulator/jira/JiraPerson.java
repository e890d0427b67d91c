package dev.lockstep.simulator.jira;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who works in one project by hand, as in the browser. Hooks are told as of any change. Texts are plain words;
 * where a form matters, give the document (Cloud) or the wiki text (Data Center) itself. Issues are named by their id.
 * Thread-safe.
 */
public final class JiraPerson {
    private final JiraWorld world;
    private final JiraIssues issues;
    private final JiraComments comments;
    private final JiraProject project;
    private final JiraUser user;

    JiraPerson(JiraWorld world, JiraIssues issues, JiraComments comments, JiraProject project, JiraUser user) {
        this.world = world;
        this.issues = issues;
        this.comments = comments;
        this.project = project;
        this.user = user;
    }

    public JiraUser user() {
        return user;
    }

    public String open(String summary, String text) {
        return open(summary, body(text));
    }

    public String open(String summary, JsonNode description) {
        return locked(() -> {
            var fields = new JiraFields(project.workflow.first());
            fields.summary = summary;
            fields.description = description;
            return issues.create(project, user, "Task", fields, Map.of()).id();
        });
    }

    public void editSummary(String id, String summary) {
        edit(id, fields -> fields.summary = summary);
    }

    public void editDescription(String id, String text) {
        editDescription(id, body(text));
    }

    public void editDescription(String id, JsonNode description) {
        edit(id, fields -> fields.description = description);
    }

    /** Several labels and a summary at once make one history of several items. */
    public void editSummaryAndLabels(String id, String summary, String... labels) {
        edit(id, fields -> {
            fields.summary = summary;
            fields.labels = List.copyOf(new TreeSet<>(List.of(labels)));
        });
    }

    public void label(String id, String name) {
        edit(id, fields -> {
            var labels = new TreeSet<>(fields.labels);
            labels.add(name);
            fields.labels = List.copyOf(labels);
        });
    }

    public void unlabel(String id, String name) {
        edit(
                id,
                fields -> fields.labels = fields.labels.stream()
                        .filter(label -> !label.equals(name))
                        .toList());
    }

    /** @param priority such as {@code High} */
    public void prioritise(String id, String priority) {
        edit(id, fields -> fields.priority = priority);
    }

    public void takeOn(String id) {
        edit(id, fields -> fields.assignee = user);
    }

    public void letGo(String id) {
        edit(id, fields -> fields.assignee = null);
    }

    /** By a move that the workflow has. */
    public void move(String id, String statusName) {
        locked(() -> {
            var issue = issue(id);
            var transition = project.workflow.from(issue.status()).stream()
                    .filter(each -> each.to().name().equals(statusName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no way to " + statusName));
            return issues.move(user, issue, transition, null);
        });
    }

    public void delete(String id) {
        locked(() -> {
            issues.delete(user, issue(id));
            return id;
        });
    }

    /** To another project; the key changes. */
    public void moveTo(String id, String projectKey) {
        locked(() -> issues.moveTo(user, issue(id), world.project(projectKey).orElseThrow()));
    }

    public String comment(String id, String text) {
        return locked(
                () -> comments.create(user, issue(id), body(text), Map.of()).id());
    }

    public void editComment(String id, String comment, String text) {
        editComment(id, comment, body(text));
    }

    public void editComment(String id, String comment, JsonNode text) {
        locked(() -> comments.edit(user, issue(id), existing(id, comment), text));
    }

    public void deleteComment(String id, String comment) {
        locked(() -> {
            comments.delete(issue(id), existing(id, comment));
            return id;
        });
    }

    private void edit(String id, Consumer<JiraFields> change) {
        locked(() -> {
            var fields = issue(id).fields().copy();
            change.accept(fields);
            return issues.edit(user, issue(id), fields);
        });
    }

    private JsonNode body(String text) {
        return world.edition.cloud() ? JiraDocument.plain(text) : JiraDocument.wiki(text);
    }

    private JiraIssue issue(String id) {
        return world.issue(id).orElseThrow(() -> new IllegalArgumentException("no issue " + id));
    }

    private JiraComment existing(String issue, String comment) {
        var found = project.comments(issue).get(comment);
        if (found == null) {
            throw new IllegalArgumentException("no comment " + comment);
        }
        return found;
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (world) {
            return work.get();
        }
    }
}
