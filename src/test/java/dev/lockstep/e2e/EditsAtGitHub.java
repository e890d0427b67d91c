package dev.lockstep.e2e;

import static dev.lockstep.e2e.EditsAt.unmarked;
import static dev.lockstep.e2e.EditsAt.wrote;

import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.GitHubPerson;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Nobody deletes a comment that somebody else edits: the first is edited, later ones are deleted. */
final class EditsAtGitHub implements EditsAt {
    private final World world;
    private final GitHubPerson alice;
    private final Predicate<String> mayBeDeleted;

    /** @param mayBeDeleted asked with a comment's text */
    EditsAtGitHub(World world, Predicate<String> mayBeDeleted) {
        this.world = world;
        this.mayBeDeleted = mayBeDeleted;
        alice = world.github.person("alice", World.REPOSITORY);
    }

    @Override
    public String edit(Random random, String mark) {
        GitHubIssue issue = EditsAt.oneOf(
                random,
                world.github.issues(World.REPOSITORY).stream()
                        .filter(each -> !each.pullRequest())
                        .toList(),
                GitHubIssue::title);
        long number = issue.number();
        List<GitHubComment> comments = world.github.comments(World.REPOSITORY, number);
        return switch (random.nextInt(9)) {
            case 0 -> wrote(Long.toString(number), () -> alice.editTitle(number, issue.title() + " " + mark));
            case 1 ->
                wrote(
                        Long.toString(number),
                        () -> alice.editBody(number, text(issue) + "\n\nMore from GitHub, " + mark + "."));
            case 2 -> unmarked(() -> turn(issue));
            case 3 -> unmarked(() -> alice.label(number, "label " + random.nextInt(5)));
            case 4 ->
                unmarked(() -> issue.labels().stream().findFirst().ifPresent(name -> alice.unlabel(number, name)));
            case 5 -> wrote("a new one", () -> alice.open("Opened on GitHub " + mark, "A *new* issue.", "bug"));
            case 6 ->
                comments.stream()
                        .findFirst()
                        .map(first -> wrote(
                                Long.toString(first.id()),
                                () -> alice.editComment(first.id(), first.body() + "\n\nEdited, " + mark)))
                        .orElse("");
            case 7 ->
                unmarked(() -> comments.stream()
                        .skip(1)
                        .filter(later -> mayBeDeleted.test(later.body()))
                        .findFirst()
                        .ifPresent(later -> alice.deleteComment(later.id())));
            default -> wrote("a comment", () -> alice.comment(number, "A remark on GitHub, " + mark));
        };
    }

    private static String text(GitHubIssue issue) {
        return issue.body() == null ? "" : issue.body();
    }

    private void turn(GitHubIssue issue) {
        if (issue.open()) {
            alice.close(issue.number(), "completed");
        } else {
            alice.reopen(issue.number());
        }
    }
}
