package dev.lockstep.simulation;

import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What stands at the trackers, in the words of the people who wrote it. */
final class Shelf {
    private final World world;

    Shelf(World world) {
        this.world = world;
    }

    /** A comment that one deleted while another edited it stays where it was edited. */
    Set<String> settledComments(Set<String> comments) {
        var removed = world.history().all().stream()
                .filter(write -> write.field == Field.COMMENT && write.removes)
                .map(write -> write.value)
                .toList();
        var kept = new TreeSet<>(comments);
        kept.removeIf(comment -> Words.tokens(comment).stream()
                .anyMatch(token -> removed.stream().anyMatch(gone -> gone.contains(token))));
        return kept;
    }

    /** The words of the comments under these issues of Plane and of Jira. */
    Set<String> commentsOf(Set<String> items) {
        var words = new TreeSet<String>();
        var plane = world.trackers().plane();
        plane.issues(world.planeProject()).stream()
                .filter(issue -> items.contains(issue.id().toString()))
                .flatMap(issue -> plane.comments(world.planeProject(), issue.id()).stream())
                .forEach(each -> words.addAll(Words.tokens(each.commentHtml())));
        if (world.mix().sides().contains(Side.JIRA)) {
            var jira = world.jira().jira();
            jira.issues(JiraGround.PROJECT).stream()
                    .filter(issue -> items.contains(issue.id()))
                    .flatMap(issue -> jira.comments(issue.id()).stream())
                    .forEach(each -> words.addAll(Words.tokens(each.body().toString())));
        }
        return words;
    }

    /** What a tracker shows of an issue. */
    record Shown(String title, List<String> body, boolean open, Set<String> labels, Set<String> comments) {}

    Map<String, Shown> at(Side side) {
        Map<String, Shown> all = new HashMap<>();
        if (side == Side.GITHUB) {
            var github = world.trackers().github();
            for (var issue : github.issues(World.REPOSITORY)) {
                if (issue.pullRequest() && !world.mix().pulls()) {
                    continue;
                }
                var comments = new TreeSet<String>();
                github.comments(World.REPOSITORY, issue.number())
                        .forEach(each -> comments.add(Words.tokens(each.body()).toString()));
                all.put(
                        String.valueOf(issue.number()),
                        new Shown(
                                issue.title(),
                                Words.tokens(issue.body()),
                                issue.open(),
                                new TreeSet<>(issue.labels()),
                                settledComments(comments)));
            }
            return all;
        }
        if (side == Side.JIRA) {
            return inJira();
        }
        var plane = world.trackers().plane();
        Map<UUID, String> labels = new HashMap<>();
        plane.labels(world.planeProject()).forEach(label -> labels.put(label.id(), label.name()));
        Map<UUID, String> states = new HashMap<>();
        plane.states(world.planeProject()).forEach(state -> states.put(state.id(), state.name()));
        for (var issue : plane.issues(world.planeProject())) {
            var comments = new TreeSet<String>();
            plane.comments(world.planeProject(), issue.id())
                    .forEach(each ->
                            comments.add(Words.tokens(each.commentHtml()).toString()));
            var names = new TreeSet<String>();
            issue.labels().forEach(id -> names.add(labels.getOrDefault(id, "?")));
            all.put(
                    issue.id().toString(),
                    new Shown(
                            issue.name(),
                            Words.tokens(issue.descriptionHtml()),
                            Words.open(states.get(issue.state())),
                            names,
                            settledComments(comments)));
        }
        return all;
    }

    private Map<String, Shown> inJira() {
        Map<String, Shown> all = new HashMap<>();
        var jira = world.jira().jira();
        for (var issue : jira.issues(JiraGround.PROJECT)) {
            var comments = new TreeSet<String>();
            jira.comments(issue.id())
                    .forEach(each ->
                            comments.add(Words.tokens(each.body().toString()).toString()));
            all.put(
                    issue.id(),
                    new Shown(
                            issue.summary(),
                            Words.tokens(String.valueOf(issue.description())),
                            !issue.status().category().equals("done"),
                            new TreeSet<>(issue.labels()),
                            settledComments(comments)));
        }
        return all;
    }
}
