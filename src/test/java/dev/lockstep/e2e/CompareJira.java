package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.jira.text.JiraText;
import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.text.LongText;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares what people read at GitHub and in Jira, both as words. */
final class CompareJira {
    private final World world;

    CompareJira(World world) {
        this.world = world;
    }

    /** Titles may repeat; one of the issues of this title must be the same in all. Returns its number of comments. */
    int sameAsOneOf(GitHubIssue issue, List<JiraIssue> candidates) {
        AssertionError last = new AssertionError("nothing in Jira for #" + issue.number());
        for (var candidate : candidates) {
            try {
                return same(issue, candidate);
            } catch (AssertionError different) {
                last = different;
            }
        }
        throw last;
    }

    private int same(GitHubIssue issue, JiraIssue there) {
        sameFields(issue, there);
        var ours = comments(there);
        assertThat(ours).as("#" + issue.number() + " comments").containsExactlyElementsOf(comments(issue));
        return ours.size();
    }

    /** Two people may comment at two places at once; then each has its own order. */
    void sameInAnyOrder(GitHubIssue issue, JiraIssue there) {
        sameFields(issue, there);
        assertThat(comments(there))
                .as("#" + issue.number() + " comments")
                .containsExactlyInAnyOrderElementsOf(comments(issue));
    }

    private void sameFields(GitHubIssue issue, JiraIssue there) {
        var name = "#" + issue.number() + " ";
        assertThat(there.summary()).as(name + "title").isEqualTo(issue.title().strip());
        assertThat(description(there)).as(name + "body").isEqualTo(referring(Compare.markdown(issue.body())));
        assertThat(there.status().category().equals("done")).as(name + "closed").isEqualTo(!issue.open());
        var folded = issue.labels().stream()
                .map(label -> label.replaceAll("\\s+", "_"))
                .toList();
        assertThat(new TreeSet<>(there.labels())).as(name + "labels").isEqualTo(new TreeSet<>(folded));
    }

    private List<String> comments(GitHubIssue issue) {
        return world.github.comments(World.REPOSITORY, issue.number()).stream()
                .map(GitHubComment::body)
                .map(Compare::markdown)
                .map(CompareJira::referring)
                .toList();
    }

    /** What is too long for Jira continues in comments. */
    private String description(JiraIssue there) {
        var text = text(there.description());
        if (LongText.part(text).isEmpty()) {
            return words(text);
        }
        var parts = new TreeMap<Integer, String>();
        Stream.concat(Stream.of(text), texts(there))
                .flatMap(each -> LongText.part(each).stream())
                .forEach(part -> parts.put(part.number(), part.content()));
        return words(LongText.join(List.copyOf(parts.values())));
    }

    private List<String> comments(JiraIssue there) {
        return texts(there)
                .filter(text -> LongText.part(text).isEmpty())
                .map(CompareJira::words)
                .toList();
    }

    private Stream<String> texts(JiraIssue there) {
        return world.jira.comments(there.id()).stream().map(comment -> text(comment.body()));
    }

    private static String text(JsonNode body) {
        if (body == null) {
            return "";
        }
        return body.isString() ? JiraText.fromWiki(body.stringValue()) : JiraText.fromAdf(body.toString());
    }

    private static String words(String text) {
        return referring(Compare.markdown(text));
    }

    /** An issue that stands in Jira too is called by its key there. */
    private static String referring(String words) {
        return words.replaceAll("(#|" + World.JIRA_PROJECT + "-)\\d+", "#");
    }
}
