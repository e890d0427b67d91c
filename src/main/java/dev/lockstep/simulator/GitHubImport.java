package dev.lockstep.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;

/** Fills a repository from an archive; ids grow with time of creation, as on GitHub. No hook is told. */
record GitHubImport(GitHubWorld world, GitHubRepository repository) {
    void load(IssueArchive archive) {
        archive.labels().forEach(label -> label(label.name(), label.color()));
        var remarks = new ArrayList<Placed>();
        for (var entry : archive.issues()) {
            repository.put(issue(entry));
            entry.comments().forEach(remark -> remarks.add(new Placed(entry.number(), remark)));
        }
        remarks.sort(Comparator.comparing(placed -> placed.remark.createdAt()));
        remarks.forEach(placed -> comment(placed.number, placed.remark));
    }

    private GitHubIssue issue(IssueArchive.Entry entry) {
        entry.labels().forEach(name -> label(name, GitHubLabels.FRESH_COLOR));
        entry.assignees().forEach(world::user);
        world.user(entry.author());
        return new GitHubIssue(
                world.nextId(),
                entry.number(),
                entry.title().strip(),
                entry.body() == null || entry.body().isEmpty() ? null : entry.body(),
                entry.open(),
                entry.open() || entry.pullRequest() ? null : "completed",
                entry.labels().stream().map(this::spelled).distinct().toList(),
                entry.author(),
                entry.assignees(),
                entry.pullRequest(),
                seconds(entry.createdAt()),
                seconds(entry.updatedAt()),
                entry.closedAt() == null ? null : seconds(entry.closedAt()));
    }

    private void comment(long number, IssueArchive.Remark remark) {
        world.user(remark.author());
        var said = seconds(remark.createdAt());
        var edited = seconds(remark.updatedAt());
        repository.put(new GitHubComment(world.nextId(), number, remark.author(), remark.body(), said, edited));
    }

    private void label(String name, String color) {
        repository.labels.computeIfAbsent(
                GitHubRepository.key(name), key -> new GitHubLabel(world.nextId(), name, color, null));
    }

    private String spelled(String name) {
        var label = repository.labels.get(GitHubRepository.key(name));
        return label == null ? name : label.name();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private record Placed(long number, IssueArchive.Remark remark) {}
}
