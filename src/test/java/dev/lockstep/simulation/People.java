package dev.lockstep.simulation;

import dev.lockstep.base.Ids;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.GitHubPerson;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.PlanePerson;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who works at GitHub, in Plane and in the hub at the same time, often within one second. */
final class People {
    static final int MOST_EDITS = 17;
    private static final List<String> PLANE_STATES = List.of("Backlog", "Todo", "In Progress", "Done", "Cancelled");

    private final World world;
    private final Chance chance;
    private final GitHubPerson onGithub;
    private final PlanePerson onPlane;
    private final @Nullable JiraEdits onJira;
    private final Seldom seldom;
    private int words;

    People(World world) {
        this.world = world;
        chance = world.chance();
        onGithub = world.trackers().github().person("ann", World.REPOSITORY);
        onPlane = world.trackers().plane().person("Bob", world.planeProject());
        onJira = world.trackers()
                .jira()
                .map(jira -> new JiraEdits(world, this, jira))
                .orElse(null);
        seldom = new Seldom(world, this, onGithub, onPlane);
    }

    /** @param dropped edits that are left out */
    void plan(Set<Integer> dropped) {
        int count = world.mix().edits(chance);
        long at = 0;
        for (int i = 0; i < count; i++) {
            boolean burst = i > 0 && chance.pick("people", 3) == 0;
            at = burst
                    ? at + chance.pick("people", 700)
                    : 3_000 + chance.between("people", 0, world.mix().work().toMillis());
            int edit = i;
            if (!dropped.contains(i)) {
                world.scheduler().at(World.START.toEpochMilli() + at, () -> edit(edit));
            }
        }
    }

    private void edit(int number) {
        var stream = "edit" + number;
        int sides = onJira == null ? 3 : 4;
        var side = Side.values()[chance.pick(stream, sides)];
        int what = chance.pick(stream, 100);
        switch (side) {
            case GITHUB -> github(stream, number, what);
            case PLANE -> plane(stream, number, what);
            case HUB -> hub(stream, number, what);
            case JIRA -> Objects.requireNonNull(onJira).edit(stream, number, what);
        }
    }

    Seldom seldom() {
        return seldom;
    }

    String word(String kind, int edit) {
        return kind + edit + "x" + ++words;
    }

    void did(int edit, Side side, String record, Field field, String value, boolean removes) {
        world.log(
                null,
                "edit " + edit + ": " + side + " " + record + " " + (removes ? "removes " : "") + field + " " + value);
        world.tally().met((removes ? "removals at " : "edits at ") + side);
        world.history()
                .add(side, record, field, value, removes, world.scheduler().millisNow());
    }

    private void github(String stream, int edit, int what) {
        var issues = world.trackers().github().issues(World.REPOSITORY).stream()
                .filter(issue -> world.mix().pulls() || !issue.pullRequest())
                .toList();
        if (seldom.github(stream, edit, issues)) {
            return;
        }
        if (issues.isEmpty() || what < 25) {
            var title = word("Title", edit);
            var body = word("Line", edit);
            var number = String.valueOf(onGithub.open(title, body));
            did(edit, Side.GITHUB, number, Field.TITLE, title, false);
            did(edit, Side.GITHUB, number, Field.BODY, body, false);
            return;
        }
        var issue = issues.get(chance.pick(stream, issues.size()));
        var record = String.valueOf(issue.number());
        if (what < 45) {
            var title = word("Title", edit);
            onGithub.editTitle(issue.number(), title);
            did(edit, Side.GITHUB, record, Field.TITLE, title, false);
        } else if (what < 60) {
            var line = word("Line", edit);
            onGithub.editBody(issue.number(), (issue.body() == null ? "" : issue.body() + "\n\n") + line);
            did(edit, Side.GITHUB, record, Field.BODY, line, false);
        } else if (what < 72 && !issue.pullRequest()) {
            if (issue.open()) {
                onGithub.close(issue.number(), chance.pick(stream, 2) == 0 ? "completed" : "not_planned");
            } else {
                onGithub.reopen(issue.number());
            }
            did(edit, Side.GITHUB, record, Field.STATE, issue.open() ? "closed" : "open", false);
        } else if (what < 82) {
            githubLabel(stream, edit, issue);
        } else {
            githubComment(stream, edit, issue);
        }
    }

    private void githubLabel(String stream, int edit, GitHubIssue issue) {
        var record = String.valueOf(issue.number());
        if (!issue.labels().isEmpty() && chance.pick(stream, 3) == 0) {
            var label = issue.labels().get(chance.pick(stream, issue.labels().size()));
            onGithub.unlabel(issue.number(), label);
            did(edit, Side.GITHUB, record, Field.LABEL, label, true);
        } else {
            var label = word("label", edit);
            onGithub.label(issue.number(), label);
            did(edit, Side.GITHUB, record, Field.LABEL, label, false);
        }
    }

    private void githubComment(String stream, int edit, GitHubIssue issue) {
        var comments = world.trackers().github().comments(World.REPOSITORY, issue.number());
        int what = chance.pick(stream, 10);
        var text = word("Comment", edit);
        if (comments.isEmpty() || what < 6) {
            var id = onGithub.comment(issue.number(), text);
            did(edit, Side.GITHUB, "c" + id, Field.COMMENT, text, false);
            return;
        }
        var comment = comments.get(chance.pick(stream, comments.size()));
        if (what < 9) {
            onGithub.editComment(comment.id(), comment.body() + "\n\n" + text);
            did(edit, Side.GITHUB, "c" + comment.id(), Field.COMMENT, text, false);
        } else {
            world.watch().deleted(comment.body());
            onGithub.deleteComment(comment.id());
            did(
                    edit,
                    Side.GITHUB,
                    "c" + comment.id(),
                    Field.COMMENT,
                    Words.tokens(comment.body()).toString(),
                    true);
        }
    }

    private void plane(String stream, int edit, int what) {
        var issues = world.trackers().plane().issues(world.planeProject());
        if (issues.isEmpty() || what < 25) {
            var title = word("Title", edit);
            var body = word("Line", edit);
            var id = onPlane.open(title, "<p>" + body + "</p>").toString();
            did(edit, Side.PLANE, id, Field.TITLE, title, false);
            did(edit, Side.PLANE, id, Field.BODY, body, false);
            return;
        }
        var issue = issues.get(chance.pick(stream, issues.size()));
        var record = issue.id().toString();
        if (seldom.plane(stream, edit, issue)) {
            return;
        }
        if (what < 45) {
            var title = word("Title", edit);
            onPlane.editName(issue.id(), title);
            did(edit, Side.PLANE, record, Field.TITLE, title, false);
        } else if (what < 60) {
            var line = word("Line", edit);
            onPlane.editDescription(issue.id(), issue.descriptionHtml() + "<p>" + line + "</p>");
            did(edit, Side.PLANE, record, Field.BODY, line, false);
        } else if (what < 72) {
            var state = PLANE_STATES.get(chance.pick(stream, PLANE_STATES.size()));
            onPlane.move(issue.id(), state);
            did(edit, Side.PLANE, record, Field.STATE, Words.open(state) ? "open" : "closed", false);
        } else if (what < 82) {
            planeLabel(stream, edit, issue);
        } else {
            planeComment(stream, edit, issue);
        }
    }

    private void planeLabel(String stream, int edit, PlaneIssue issue) {
        var record = issue.id().toString();
        if (!issue.labels().isEmpty() && chance.pick(stream, 3) == 0) {
            var id = issue.labels().get(chance.pick(stream, issue.labels().size()));
            var label = world.trackers().plane().labels(world.planeProject()).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .name();
            onPlane.unlabel(issue.id(), label);
            did(edit, Side.PLANE, record, Field.LABEL, label, true);
        } else {
            var label = word("label", edit);
            onPlane.label(issue.id(), label);
            did(edit, Side.PLANE, record, Field.LABEL, label, false);
        }
    }

    private void planeComment(String stream, int edit, PlaneIssue issue) {
        var comments = world.trackers().plane().comments(world.planeProject(), issue.id());
        int what = chance.pick(stream, 10);
        var text = word("Comment", edit);
        if (comments.isEmpty() || what < 6) {
            var id = onPlane.comment(issue.id(), "<p>" + text + "</p>");
            did(edit, Side.PLANE, "c" + id, Field.COMMENT, text, false);
            return;
        }
        var comment = comments.get(chance.pick(stream, comments.size()));
        if (what < 9) {
            onPlane.editComment(issue.id(), comment.id(), comment.commentHtml() + "<p>" + text + "</p>");
            did(edit, Side.PLANE, "c" + comment.id(), Field.COMMENT, text, false);
        } else {
            world.watch().deleted(String.valueOf(comment.externalId()));
            onPlane.deleteComment(issue.id(), comment.id());
            did(
                    edit,
                    Side.PLANE,
                    "c" + comment.id(),
                    Field.COMMENT,
                    Words.tokens(comment.commentHtml()).toString(),
                    true);
        }
    }

    /** Through the hub's own calls, on a node that lives; what is not committed was never done. */
    private void hub(String stream, int edit, int what) {
        var living = world.nodes().stream().filter(Node::serves).toList();
        if (living.isEmpty()) {
            return;
        }
        var node = living.get(chance.pick(stream, living.size()));
        node.run(() -> node.database().write(() -> inHub(node, stream, edit, what)));
    }

    private void inHub(Node node, String stream, int edit, int what) {
        var issues = node.parts().get(Issues.class);
        var all = issues.list(world.projectId(), 100, null).items();
        if (all.isEmpty() || what < 25) {
            open(node, issues, edit);
            return;
        }
        var issue = all.get(chance.pick(stream, all.size()));
        Consumer<Issues.Edit> change = wanted -> issues.edit(
                issue.id(),
                issue.version(),
                wanted,
                world.own().origin(edit),
                world.scheduler().instant());
        if (what < 45) {
            var title = word("Title", edit);
            change.accept(new Issues.Edit(title, null, null, null, null, null));
            done(node, edit, issue.id(), Field.TITLE, title, false);
        } else if (what < 60) {
            var line = word("Line", edit);
            change.accept(new Issues.Edit(null, issue.body() + "\n\n" + line, null, null, null, null));
            done(node, edit, issue.id(), Field.BODY, line, false);
        } else if (what < 72) {
            var state = IssueState.values()[chance.pick(stream, 5)];
            change.accept(new Issues.Edit(null, null, state, null, null, null));
            done(node, edit, issue.id(), Field.STATE, state.open() ? "open" : "closed", false);
        } else if (what < 82) {
            var label = word("label", edit);
            var labels = new TreeSet<>(issue.labels());
            labels.add(label);
            change.accept(new Issues.Edit(null, null, null, labels, null, null));
            done(node, edit, issue.id(), Field.LABEL, label, false);
        } else {
            hubComment(node, stream, edit, issue);
        }
    }

    private void open(Node node, Issues issues, int edit) {
        var now = world.scheduler().instant();
        var wish = new Issues.NewIssue(
                Ids.next(),
                world.projectId(),
                word("Title", edit),
                word("Line", edit),
                IssueState.TODO,
                new TreeSet<>(),
                new TreeSet<>(),
                "none",
                null,
                now,
                now);
        var id = issues.create(wish, Origin.hub(null)).id();
        done(node, edit, id, Field.TITLE, wish.title(), false);
        done(node, edit, id, Field.BODY, wish.body(), false);
    }

    private void hubComment(Node node, String stream, int edit, Issue issue) {
        var issues = node.parts().get(Issues.class);
        var now = world.scheduler().instant();
        var comments = issues.comments(issue.id());
        int what = chance.pick(stream, 10);
        var text = word("Comment", edit);
        if (comments.isEmpty() || what < 6) {
            var id = issues.addComment(
                            new Issues.NewComment(Ids.next(), issue.id(), text, null, now, now), Origin.hub(null))
                    .id();
            done(node, edit, id, Field.COMMENT, text, false);
            return;
        }
        var comment = comments.get(chance.pick(stream, comments.size()));
        if (what < 9) {
            issues.editComment(comment.id(), comment.version(), comment.body() + "\n\n" + text, Origin.hub(null), now);
            done(node, edit, comment.id(), Field.COMMENT, text, false);
        } else {
            issues.deleteComment(comment.id(), comment.version(), Origin.hub(null), now);
            done(
                    node,
                    edit,
                    comment.id(),
                    Field.COMMENT,
                    Words.tokens(comment.body()).toString(),
                    true);
        }
    }

    private void done(Node node, int edit, UUID id, Field field, String value, boolean removes) {
        var record = field == Field.COMMENT ? "c" + id : id.toString();
        node.database().afterCommit(() -> did(edit, Side.HUB, record, field, value, removes));
    }
}
