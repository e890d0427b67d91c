package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneComment;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.PlaneLabel;
import dev.lockstep.simulator.PlaneState;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;

/** Compares what people read on both sides: GitHub's Markdown and Plane's HTML, both as words. */
final class Compare {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();

    private final World world;
    private final Map<UUID, PlaneState> states;
    private final Map<UUID, String> labels;

    Compare(World world) {
        this.world = world;
        states = world.plane.states(world.planeProject).stream()
                .collect(Collectors.toMap(PlaneState::id, state -> state));
        labels = world.plane.labels(world.planeProject).stream()
                .collect(Collectors.toMap(PlaneLabel::id, PlaneLabel::name));
    }

    /** Titles may repeat; one of the items of this title must be the same in all. Returns its number of comments. */
    int sameAsOneOf(GitHubIssue issue, List<PlaneIssue> items) {
        List<GitHubComment> comments = world.github.comments(World.REPOSITORY, issue.number());
        AssertionError last = null;
        for (PlaneIssue item : items) {
            try {
                same(issue, comments, item);
                return comments.size();
            } catch (AssertionError different) {
                last = different;
            }
        }
        throw last == null ? new AssertionError("no item for #" + issue.number()) : last;
    }

    void same(GitHubIssue issue, List<GitHubComment> comments, PlaneIssue item) {
        sameFields(issue, item);
        List<String> theirs =
                comments.stream().map(comment -> markdown(comment.body())).toList();
        List<String> ours = comments(item);
        assertThat(ours).as("#" + issue.number() + " comments").hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i)).as("#" + issue.number() + " comment " + i).isEqualTo(theirs.get(i));
        }
    }

    /** Two people may comment on both sides at once; then each side has its own order. */
    void sameInAnyOrder(GitHubIssue issue, PlaneIssue item) {
        sameFields(issue, item);
        List<String> theirs = world.github.comments(World.REPOSITORY, issue.number()).stream()
                .map(comment -> markdown(comment.body()))
                .toList();
        assertThat(comments(item)).as("#" + issue.number() + " comments").containsExactlyInAnyOrderElementsOf(theirs);
    }

    private void sameFields(GitHubIssue issue, PlaneIssue item) {
        String name = "#" + issue.number() + " ";
        assertThat(item.name()).as(name + "title").isEqualTo(issue.title());
        assertThat(html(item.descriptionHtml())).as(name + "body").isEqualTo(markdown(issue.body()));
        assertThat(states.get(item.state()).group())
                .as(name + "state")
                .isIn(issue.open() ? List.of("backlog", "unstarted", "started") : List.of("completed", "cancelled"));
        assertThat(new TreeSet<>(item.labels().stream().map(labels::get).toList()))
                .as(name + "labels")
                .isEqualTo(new TreeSet<>(issue.labels()));
    }

    private List<String> comments(PlaneIssue item) {
        return world.plane.comments(world.planeProject, item.id()).stream()
                .map(PlaneComment::commentHtml)
                .map(Compare::html)
                .toList();
    }

    static String markdown(String text) {
        return text == null ? "" : html(RENDERER.render(PARSER.parse(text)));
    }

    static String html(String html) {
        if (html == null) {
            return "";
        }
        // What cannot be seen does not count: white space, and the box of a task list, which is "[ ]" in one and an
        // input in the other.
        // Whose words the connection's account writes is said at the tracker alone.
        return Jsoup.parseBodyFragment(html)
                .text()
                .replaceAll("\\s+", "")
                .replaceFirst("^[^:]{1,80}wrote(onGitHub|inPlane|inJira):", "")
                .replace("~", "")
                .replace("[x]", "")
                .replace("[ ]", "")
                .replace("[]", "");
    }
}
