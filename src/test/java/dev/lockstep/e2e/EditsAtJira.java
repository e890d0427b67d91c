package dev.lockstep.e2e;

import static dev.lockstep.e2e.EditsAt.unmarked;
import static dev.lockstep.e2e.EditsAt.wrote;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.jira.JiraComment;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraPerson;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In a Cloud, whose texts are documents. Nobody deletes a comment that somebody else edits. */
final class EditsAtJira implements EditsAt {
    private static final List<String> STATES = List.of("To Do", "In Progress", "Done");

    private final World world;
    private final JiraPerson ann;
    private final Predicate<String> mayBeDeleted;

    /** @param mayBeDeleted asked with a comment's document */
    EditsAtJira(World world, Predicate<String> mayBeDeleted) {
        this.world = world;
        this.mayBeDeleted = mayBeDeleted;
        ann = world.jira.person("Ann", World.JIRA_PROJECT);
    }

    @Override
    public String edit(Random random, String mark) {
        JiraIssue issue = EditsAt.oneOf(random, world.jira.issues(World.JIRA_PROJECT), JiraIssue::summary);
        List<JiraComment> comments = world.jira.comments(issue.id());
        return switch (random.nextInt(8)) {
            case 0 -> wrote(issue.id(), () -> ann.editSummary(issue.id(), issue.summary() + " " + mark));
            case 1 ->
                wrote(
                        issue.id(),
                        () -> ann.editDescription(
                                issue.id(), withParagraph(issue.description(), "More from Jira, " + mark + ".")));
            case 2 -> unmarked(() -> ann.move(issue.id(), EditsAt.any(random, STATES)));
            case 3 -> unmarked(() -> ann.label(issue.id(), "jira_" + random.nextInt(5)));
            case 4 -> wrote("a new one", () -> ann.open("Opened in Jira " + mark, "A new one."));
            case 5 ->
                comments.stream()
                        .findFirst()
                        .map(first -> wrote(
                                first.id(),
                                () -> ann.editComment(
                                        issue.id(), first.id(), withParagraph(first.body(), "edited, " + mark))))
                        .orElse("");
            case 6 ->
                unmarked(() -> comments.stream()
                        .skip(1)
                        .filter(later -> mayBeDeleted.test(later.body().toString()))
                        .findFirst()
                        .ifPresent(later -> ann.deleteComment(issue.id(), later.id())));
            default -> wrote("a comment", () -> ann.comment(issue.id(), "A remark in Jira, " + mark));
        };
    }

    private static JsonNode withParagraph(@Nullable JsonNode document, String text) {
        var all = document instanceof ObjectNode known
                ? known.deepCopy()
                : (ObjectNode) Json.tree("{\"type\":\"doc\",\"version\":1,\"content\":[]}");
        all.withArray("content")
                .addObject()
                .put("type", "paragraph")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", text);
        return all;
    }
}
