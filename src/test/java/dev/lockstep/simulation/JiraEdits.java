package dev.lockstep.simulation;

import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulator.jira.JiraComment;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraPerson;
import dev.lockstep.simulator.jira.JiraSimulator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who works in Jira. */
final class JiraEdits {
    private static final List<String> STATES = List.of("To Do", "In Progress", "Done");

    private final World world;
    private final People people;
    private final JiraSimulator jira;
    private final JiraPerson person;

    JiraEdits(World world, People people, JiraSimulator jira) {
        this.world = world;
        this.people = people;
        this.jira = jira;
        person = jira.person("Cleo", JiraGround.PROJECT);
    }

    void edit(String stream, int edit, int what) {
        var chance = world.chance();
        var issues = jira.issues(JiraGround.PROJECT);
        if (issues.isEmpty() || what < 25) {
            open(edit);
            return;
        }
        var issue = issues.get(chance.pick(stream, issues.size()));
        if (chance.pick(stream + "-seldom", 100) < 4) {
            delete(edit, issue);
        } else if (what < 45) {
            var title = people.word("Title", edit);
            person.editSummary(issue.id(), title);
            did(edit, issue.id(), Field.TITLE, title, false);
        } else if (what < 60) {
            var line = people.word("Line", edit);
            person.editDescription(issue.id(), longer(issue.description(), line));
            did(edit, issue.id(), Field.BODY, line, false);
        } else if (what < 72) {
            var state = STATES.get(chance.pick(stream, STATES.size()));
            person.move(issue.id(), state);
            did(edit, issue.id(), Field.STATE, state.equals("Done") ? "closed" : "open", false);
        } else if (what < 82) {
            label(stream, edit, issue);
        } else {
            comment(stream, edit, issue);
        }
    }

    private void open(int edit) {
        var title = people.word("Title", edit);
        var body = people.word("Line", edit);
        var id = person.open(title, body);
        did(edit, id, Field.TITLE, title, false);
        did(edit, id, Field.BODY, body, false);
    }

    private void delete(int edit, JiraIssue issue) {
        var words = jira.comments(issue.id()).stream()
                .flatMap(comment -> Words.tokens(comment.body().toString()).stream())
                .toList();
        world.watch().deleted(issue.properties().toString());
        jira.comments(issue.id())
                .forEach(comment -> world.watch().deleted(comment.properties().toString()));
        person.delete(issue.id());
        people.seldom().gone(edit, Side.JIRA, issue.id(), words);
    }

    private void label(String stream, int edit, JiraIssue issue) {
        if (!issue.labels().isEmpty() && world.chance().pick(stream, 3) == 0) {
            var label = issue.labels()
                    .get(world.chance().pick(stream, issue.labels().size()));
            person.unlabel(issue.id(), label);
            did(edit, issue.id(), Field.LABEL, label, true);
        } else {
            var label = people.word("label", edit);
            person.label(issue.id(), label);
            did(edit, issue.id(), Field.LABEL, label, false);
        }
    }

    private void comment(String stream, int edit, JiraIssue issue) {
        var comments = jira.comments(issue.id());
        int what = world.chance().pick(stream, 10);
        var text = people.word("Comment", edit);
        if (comments.isEmpty() || what < 6) {
            did(edit, "c" + person.comment(issue.id(), text), Field.COMMENT, text, false);
            return;
        }
        var comment = comments.get(world.chance().pick(stream, comments.size()));
        if (what < 9) {
            person.editComment(issue.id(), comment.id(), longer(comment.body(), text));
            did(edit, "c" + comment.id(), Field.COMMENT, text, false);
        } else {
            remove(edit, issue, comment);
        }
    }

    private void remove(int edit, JiraIssue issue, JiraComment comment) {
        world.watch().deleted(comment.properties().toString());
        person.deleteComment(issue.id(), comment.id());
        var words = Words.tokens(comment.body().toString()).toString();
        did(edit, "c" + comment.id(), Field.COMMENT, words, true);
    }

    /** One more paragraph; what stands there stays as it is. */
    private static JsonNode longer(@Nullable JsonNode text, String line) {
        if (text == null || text.isNull() || text.isString()) {
            var before = text == null || text.isNull() ? "" : text.stringValue() + "\n\n";
            return JsonNodeFactory.instance.stringNode(before + line);
        }
        var longer = text.deepCopy();
        ((ArrayNode) longer.get("content"))
                .addObject()
                .put("type", "paragraph")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", line);
        return longer;
    }

    private void did(int edit, String record, Field field, String value, boolean removes) {
        people.did(edit, Side.JIRA, record, field, value, removes);
    }
}
