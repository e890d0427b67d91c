package dev.lockstep.simulator;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commits and branches of one repository. Commits stay when no branch leads to them any more, as they do for long. */
final class GitHubCode {
    static final String MAIN = "main";

    final Map<String, GitHubCommit> commits = new LinkedHashMap<>();
    /** Name to the commit it stands at. */
    final TreeMap<String, String> branches = new TreeMap<>();

    @Nullable
    GitHubCommit find(String nameOrSha) {
        var name = nameOrSha.equals("HEAD") ? MAIN : nameOrSha;
        return commits.get(branches.getOrDefault(name, nameOrSha));
    }

    Set<String> reachable(@Nullable GitHubCommit from) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        if (from != null) {
            open.add(from.sha());
        }
        while (!open.isEmpty()) {
            var commit = commits.get(open.poll());
            if (commit != null && seen.add(commit.sha())) {
                open.addAll(commit.parents());
            }
        }
        return seen;
    }

    /** What is in {@code these} and not in {@code those}, oldest first. */
    List<GitHubCommit> difference(Set<String> these, Set<String> those) {
        return commits.values().stream()
                .filter(commit -> these.contains(commit.sha()) && !those.contains(commit.sha()))
                .toList();
    }
}
