package dev.lockstep.simulator.jira;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one project holds. Guarded by the lock of its {@link JiraWorld}. */
final class JiraProject {
    static final List<String> TYPES = List.of("Task", "Bug", "Story");

    final String id;
    final String name;
    final JiraWorkflow workflow;
    String key;
    final Map<String, JiraIssue> issues = new LinkedHashMap<>();
    private final Map<String, Map<String, JiraComment>> comments = new LinkedHashMap<>();
    private final Map<String, List<JiraHistory>> histories = new LinkedHashMap<>();
    private long lastNumber;

    JiraProject(String id, String key, String name, JiraWorkflow workflow) {
        this.id = id;
        this.key = key;
        this.name = name;
        this.workflow = workflow;
    }

    String nextKey() {
        return key + "-" + ++lastNumber;
    }

    Map<String, JiraComment> comments(String issue) {
        return comments.computeIfAbsent(issue, id -> new LinkedHashMap<>());
    }

    /** Oldest first. */
    List<JiraHistory> histories(String issue) {
        return histories.computeIfAbsent(issue, id -> new ArrayList<>());
    }

    void remove(String issue) {
        issues.remove(issue);
        comments.remove(issue);
        histories.remove(issue);
    }

    /** Another project's issue comes in, with all that belongs to it. */
    void take(JiraProject other, JiraIssue issue) {
        comments(issue.id()).putAll(other.comments(issue.id()));
        histories(issue.id()).addAll(other.histories(issue.id()));
        other.remove(issue.id());
        issues.put(issue.id(), issue);
    }
}
