package dev.lockstep.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one project holds. Guarded by the lock of its {@link PlaneWorld}. */
final class PlaneProject {
    final UUID id;
    final PlaneWorkspace workspace;
    final String identifier;
    final String name;
    final Instant createdAt;
    final Map<UUID, PlaneState> states = new LinkedHashMap<>();
    final Map<UUID, PlaneLabel> labels = new LinkedHashMap<>();
    final Map<UUID, PlaneIssue> issues = new LinkedHashMap<>();
    private final Map<UUID, Integer> roles = new HashMap<>();
    private final Map<UUID, Map<UUID, PlaneComment>> comments = new HashMap<>();
    private final Map<External, List<UUID>> issuesByExternal = new HashMap<>();
    private long lastSequence;

    PlaneProject(UUID id, PlaneWorkspace workspace, String identifier, String name, Instant createdAt) {
        this.id = id;
        this.workspace = workspace;
        this.identifier = identifier;
        this.name = name;
        this.createdAt = createdAt;
    }

    /** 20 is an administrator, 15 a member, 5 a guest. */
    int role(PlaneUser user) {
        return roles.getOrDefault(user.id(), 20);
    }

    void role(PlaneUser user, int role) {
        roles.put(user.id(), role);
    }

    long nextSequence() {
        return ++lastSequence;
    }

    PlaneState defaultState() {
        return states.values().stream()
                .filter(PlaneState::isDefault)
                .findFirst()
                .orElseThrow();
    }

    Optional<PlaneState> state(String stateName) {
        return states.values().stream()
                .filter(it -> it.name().equalsIgnoreCase(stateName))
                .findFirst();
    }

    String stateName(UUID state) {
        var known = states.get(state);
        return known == null ? "" : known.name();
    }

    String labelName(UUID label) {
        var known = labels.get(label);
        return known == null ? "" : known.name();
    }

    boolean completed(UUID state) {
        var known = states.get(state);
        return known != null && known.group().equals("completed");
    }

    Optional<PlaneLabel> label(String labelName) {
        return labels.values().stream()
                .filter(it -> it.name().equalsIgnoreCase(labelName))
                .findFirst();
    }

    void put(PlaneIssue issue) {
        var before = issues.put(issue.id(), issue);
        if (before != null) {
            unlist(before);
        }
        if (issue.externalId() != null) {
            issuesByExternal
                    .computeIfAbsent(new External(issue.externalSource(), issue.externalId()), key -> new ArrayList<>())
                    .add(issue.id());
        }
    }

    void remove(PlaneIssue issue) {
        issues.remove(issue.id());
        comments.remove(issue.id());
        unlist(issue);
    }

    private void unlist(PlaneIssue issue) {
        var known = issuesByExternal.get(new External(issue.externalSource(), issue.externalId()));
        if (known != null) {
            known.remove(issue.id());
        }
    }

    /** Oldest first; more than one when two creates raced. */
    List<PlaneIssue> issuesNamed(String source, String external) {
        return issuesByExternal.getOrDefault(new External(source, external), List.of()).stream()
                .map(issues::get)
                .toList();
    }

    /** In the order they were made. */
    List<PlaneComment> commentsOf(UUID issue) {
        return List.copyOf(comments.getOrDefault(issue, Map.of()).values());
    }

    @Nullable
    PlaneComment comment(UUID issue, UUID comment) {
        return comments.getOrDefault(issue, Map.of()).get(comment);
    }

    void put(PlaneComment comment) {
        comments.computeIfAbsent(comment.issueId(), key -> new LinkedHashMap<>())
                .put(comment.id(), comment);
    }

    void remove(PlaneComment comment) {
        comments.getOrDefault(comment.issueId(), new HashMap<>()).remove(comment.id());
    }

    private record External(
            @Nullable String source, @Nullable String id) {}
}
