package dev.lockstep.simulation;

import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.GitHubPerson;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.PlanePerson;
import java.util.List;

/** What people do now and then: pull requests, deleted issues, and all that they did before the hub was there. */
final class Seldom {
    private static final int BEFORE = 90;

    private final World world;
    private final People people;
    private final GitHubPerson onGithub;
    private final PlanePerson onPlane;
    private final Chance chance;

    Seldom(World world, People people, GitHubPerson onGithub, PlanePerson onPlane) {
        this.world = world;
        this.people = people;
        this.onGithub = onGithub;
        this.onPlane = onPlane;
        chance = world.chance();
    }

    /** What stands there before anybody links it; one of them on both sides. */
    void workBefore() {
        int count = 1 + chance.pick("before", 4);
        for (int i = 0; i < count; i++) {
            var title = people.word("Title", BEFORE + i);
            var body = people.word("Line", BEFORE + i);
            boolean both = i == 0;
            if (both || chance.pick("before", 3) != 0) {
                long number = onGithub.open(title, body);
                people.did(BEFORE + i, Side.GITHUB, String.valueOf(number), Field.TITLE, title, false);
                people.did(BEFORE + i, Side.GITHUB, String.valueOf(number), Field.BODY, body, false);
                var text = people.word("Comment", BEFORE + i);
                people.did(BEFORE + i, Side.GITHUB, "c" + onGithub.comment(number, text), Field.COMMENT, text, false);
            }
            if (both || chance.pick("before", 3) == 0) {
                var id = onPlane.open(title, "<p>" + body + "</p>");
                people.did(BEFORE + i, Side.PLANE, id.toString(), Field.TITLE, title, false);
                people.did(BEFORE + i, Side.PLANE, id.toString(), Field.BODY, body, false);
            }
        }
    }

    /** True when this edit was one of those that are seldom made. */
    boolean github(String stream, int edit, List<GitHubIssue> issues) {
        int what = chance.pick(stream + "-seldom", 100);
        if (what < 6) {
            pullRequest(stream, edit);
        } else if (what < 10 && !issues.isEmpty()) {
            var issue = issues.get(chance.pick(stream, issues.size()));
            var words = world.trackers().github().comments(World.REPOSITORY, issue.number()).stream()
                    .flatMap(comment -> Words.tokens(comment.body()).stream())
                    .toList();
            world.watch().deleted(String.valueOf(issue.body()));
            world.trackers()
                    .github()
                    .comments(World.REPOSITORY, issue.number())
                    .forEach(comment -> world.watch().deleted(comment.body()));
            onGithub.delete(issue.number());
            gone(edit, Side.GITHUB, String.valueOf(issue.number()), words);
        }
        return what < 6 || what < 10 && !issues.isEmpty();
    }

    void gone(int edit, Side side, String record, List<String> words) {
        world.log(null, "edit " + edit + ": " + side + " " + record + " is deleted");
        world.tally().met("issue deleted");
        world.history().gone(side, record, words);
    }

    private void pullRequest(String stream, int edit) {
        var pulls = world.trackers().github().issues(World.REPOSITORY).stream()
                .filter(GitHubIssue::pullRequest)
                .toList();
        boolean taken = world.mix().pulls();
        if (!pulls.isEmpty() && chance.pick(stream, 2) == 0) {
            var text = people.word("Comment", edit);
            long id = onGithub.comment(pulls.getFirst().number(), text);
            if (taken) {
                people.did(edit, Side.GITHUB, "c" + id, Field.COMMENT, text, false);
            }
            return;
        }
        var title = people.word("Title", edit);
        var body = people.word("Line", edit);
        var number = String.valueOf(onGithub.openPullRequest(title, body));
        if (taken) {
            people.did(edit, Side.GITHUB, number, Field.TITLE, title, false);
            people.did(edit, Side.GITHUB, number, Field.BODY, body, false);
        }
    }

    /** True when the item is no more. */
    boolean plane(String stream, int edit, PlaneIssue issue) {
        if (chance.pick(stream + "-seldom", 100) >= 4) {
            return false;
        }
        var words = world.trackers().plane().comments(world.planeProject(), issue.id()).stream()
                .flatMap(comment -> Words.tokens(comment.commentHtml()).stream())
                .toList();
        world.watch().deleted(String.valueOf(issue.externalId()));
        world.trackers()
                .plane()
                .comments(world.planeProject(), issue.id())
                .forEach(comment -> world.watch().deleted(String.valueOf(comment.externalId())));
        onPlane.delete(issue.id());
        gone(edit, Side.PLANE, issue.id().toString(), words);
        return true;
    }
}
