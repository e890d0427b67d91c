package dev.lockstep.e2e;

import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.PlaneComment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An issue as it stands at a tracker.
 *
 * @param id there
 * @param comments as they are kept there: Markdown, HTML or a document
 */
record Standing(String id, String title, List<String> comments) {
    static List<Standing> atGitHub(World world) {
        return world.github.issues(World.REPOSITORY).stream()
                .map(issue -> new Standing(
                        String.valueOf(issue.number()),
                        issue.title(),
                        world.github.comments(World.REPOSITORY, issue.number()).stream()
                                .map(GitHubComment::body)
                                .toList()))
                .toList();
    }

    static List<Standing> inPlane(World world) {
        return world.plane.issues(world.planeProject).stream()
                .map(issue -> new Standing(
                        issue.id().toString(),
                        issue.name(),
                        world.plane.comments(world.planeProject, issue.id()).stream()
                                .map(PlaneComment::commentHtml)
                                .toList()))
                .toList();
    }

    static List<Standing> inJira(World world) {
        return world.jira.issues(World.JIRA_PROJECT).stream()
                .map(issue -> new Standing(
                        issue.id(),
                        issue.summary(),
                        world.jira.comments(issue.id()).stream()
                                .map(comment -> comment.body().toString())
                                .toList()))
                .toList();
    }

    /** Tracker by tracker. */
    static List<List<Standing>> everywhere(World world) {
        var all = new ArrayList<>(List.of(atGitHub(world), inPlane(world)));
        if (world.jira != null) {
            all.add(inJira(world));
        }
        return all;
    }

    static List<String> titles(List<Standing> there) {
        return there.stream().map(Standing::title).toList();
    }

    /** The only one of this title. */
    static Standing of(String title, List<Standing> there) {
        var found = there.stream().filter(each -> each.title.equals(title)).toList();
        if (found.size() != 1) {
            throw new AssertionError(title + " stands there " + found.size() + " times: " + titles(there));
        }
        return found.getFirst();
    }

    long number() {
        return Long.parseLong(id);
    }

    UUID uuid() {
        return UUID.fromString(id);
    }
}
