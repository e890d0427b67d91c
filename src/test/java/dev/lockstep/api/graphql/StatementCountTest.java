package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.member.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However much is asked for, the statements stay a handful. */
class StatementCountTest extends GraphSurface {
    private static final String EXAMPLE =
            "{ projects { nodes { name issues(first: 100) { nodes { title timelineItems(last: 100) { nodes { __typename } } } } } } }";
    private static final String EVERYTHING = """
            { projects { totalCount nodes { id labels { totalCount nodes { name } } issues(first: 50) { totalCount nodes {
              title createdBy { displayName } labels { nodes { name color } } assignments { nodes { user { displayName } } }
              trackables { nodes { name } }
              issueComments(first: 20) { totalCount nodes { body createdBy { displayName ... on GropiusUser { email isAdmin } } } }
              timelineItems(last: 50) { totalCount nodes { createdBy { displayName } lastModifiedAt
                ... on IssueComment { body isCommentDeleted } ... on Body { bodyLastEditedAt }
                ... on AddedLabelEvent { addedLabel { color } } } } } } } } }
            """;

    @Test
    void theExampleNeedsAsManyStatementsForTwentyIssuesAsForOne() {
        var person = somebody("Reader");
        grow(person, 1, 1);
        var few = count(person, EXAMPLE);
        grow(person, 4, 20);
        var many = count(person, EXAMPLE);
        assertThat(many).as(String.join("\n", many)).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void soDoesAQueryOfEverythingAnIssueHas() {
        var person = somebody("Reader");
        grow(person, 1, 1);
        var few = count(person, EVERYTHING);
        grow(person, 4, 20);
        var many = count(person, EVERYTHING);
        assertThat(many).as(String.join("\n", many)).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(22);
    }

    private List<String> count(Somebody person, String query) {
        try (var statements = new Statements()) {
            data(person.token(), query, Map.of());
            return statements.take();
        }
    }

    private void grow(Somebody person, int projects, int each) {
        for (int at = 0; at < projects; at++) {
            var project = project().id();
            members.add(project, person.person().id(), Role.VIEWER, null);
            for (int issue = 0; issue < each; issue++) {
                fill(project, person, "Issue " + issue);
            }
        }
    }

    private void fill(UUID project, Somebody person, String title) {
        var author = new Author(
                "lockstep", person.person().id().toString(), person.person().name(), null);
        var issue = issue(project, title, IssueState.TODO, List.of("bug"));
        var labels = new TreeSet<>(new ArrayList<>(List.of("bug", "l" + title)));
        issue = issues.edit(
                issue.id(),
                issue.version(),
                new Edit(title + "!", "Other text", null, labels, new TreeSet<>(List.of("github:ann")), "low"),
                HUB,
                NOON.plusSeconds(1));
        issues.addComment(new Issues.NewComment(Ids.next(), issue.id(), "Words", author, NOON, NOON), HUB);
    }
}
