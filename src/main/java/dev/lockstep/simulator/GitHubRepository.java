package dev.lockstep.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one repository holds. Guarded by the lock of its {@link GitHubWorld}. */
final class GitHubRepository {
    private static final int KEPT_DELIVERIES = 1_000;
    private static final int EVENTS_OF_AN_ISSUE = 10_000;

    final long id;
    final GitHubUser owner;
    final boolean isPrivate;
    final Instant createdAt;
    String name;
    final TreeMap<Long, GitHubIssue> issues = new TreeMap<>();
    final Set<Long> deletedIssues = new HashSet<>();
    /** Number to where it went. */
    final Map<Long, String> transferred = new HashMap<>();

    final TreeMap<Long, GitHubComment> comments = new TreeMap<>();
    final Map<Long, List<Long>> commentsByIssue = new HashMap<>();
    final Map<String, GitHubLabel> labels = new LinkedHashMap<>();
    /** By number, oldest first. */
    final Map<Long, List<Happening>> happenings = new HashMap<>();

    final TreeMap<Long, GitHubHook> hooks = new TreeMap<>();
    final GitHubCode code = new GitHubCode();
    final Deque<GitHubDelivery> deliveries = new ArrayDeque<>();

    /**
     * What happened to an issue, as the list of its events tells it; of texts that tells nothing.
     *
     * @param about the label, the person, or the title before; empty where the kind says all
     */
    record Happening(long id, String kind, String actor, String about, String after, Instant at) {}

    GitHubRepository(long id, GitHubUser owner, String name, boolean isPrivate, Instant createdAt) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.isPrivate = isPrivate;
        this.createdAt = createdAt;
    }

    String fullName() {
        return owner.login() + "/" + name;
    }

    long nextNumber() {
        long newest = issues.isEmpty() ? 0 : issues.lastKey();
        return 1 + deletedIssues.stream().mapToLong(Long::longValue).reduce(newest, Math::max);
    }

    void put(GitHubIssue issue) {
        issues.put(issue.number(), issue);
    }

    void happened(GitHubIssue issue, String kind, String actor, String about, String after, Instant at) {
        var all = happenings.computeIfAbsent(issue.number(), number -> new ArrayList<>());
        all.add(new Happening(issue.id() * EVENTS_OF_AN_ISSUE + all.size(), kind, actor, about, after, at));
    }

    void put(GitHubComment comment) {
        if (comments.put(comment.id(), comment) == null) {
            commentsByIssue
                    .computeIfAbsent(comment.issueNumber(), number -> new ArrayList<>())
                    .add(comment.id());
        }
    }

    List<GitHubComment> commentsOf(long number) {
        return commentsByIssue.getOrDefault(number, List.of()).stream()
                .map(comments::get)
                .toList();
    }

    int commentCount(long number) {
        return commentsByIssue.getOrDefault(number, List.of()).size();
    }

    void remove(GitHubComment comment) {
        comments.remove(comment.id());
        commentsByIssue.getOrDefault(comment.issueNumber(), new ArrayList<>()).remove(comment.id());
    }

    void remove(GitHubIssue issue) {
        commentsOf(issue.number()).forEach(this::remove);
        issues.remove(issue.number());
        deletedIssues.add(issue.number());
    }

    /** Names compare without case. */
    static String key(String labelName) {
        return labelName.toLowerCase(Locale.ROOT);
    }

    void record(GitHubDelivery delivery) {
        deliveries.addFirst(delivery);
        if (deliveries.size() > KEPT_DELIVERIES) {
            deliveries.removeLast();
        }
    }
}
