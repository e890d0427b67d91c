package dev.lockstep.e2e;

import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneComment;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.PlaneLabel;
import dev.lockstep.simulator.jira.JiraComment;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One issue that was opened at GitHub, as it stands at each of three trackers. */
record Trio(World world, long number, UUID item, String id) {

    /** Three trackers that tell each change by a webhook; nothing is synchronised yet. */
    static World world(Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var world = new World(folder)
                .withJira(JiraEdition.CLOUD, JiraWorkflow.simple())
                .with("server.port=" + port)
                .with("lockstep.base-url=http://127.0.0.1:" + port);
        world.jira.limits(false);
        return world;
    }

    /** @param title of no other issue */
    static Trio open(World world, String title, String body, String... labels) throws Exception {
        long number = world.github.person("gwen", World.REPOSITORY).open(title, body, labels);
        return world.await(title + " is at Plane and in Jira", () -> {
            var item = world.plane.issues(world.planeProject).stream()
                    .filter(each -> each.name().equals(title))
                    .findFirst();
            var there = world.jira.issues(World.JIRA_PROJECT).stream()
                    .filter(each -> each.summary().equals(title))
                    .findFirst();
            return item.isEmpty() || there.isEmpty()
                    ? null
                    : new Trio(world, number, item.get().id(), there.get().id());
        });
    }

    GitHubIssue atGitHub() {
        return world.github.issues(World.REPOSITORY).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
    }

    PlaneIssue inPlane() {
        return world.plane.issues(world.planeProject).stream()
                .filter(each -> each.id().equals(item))
                .findFirst()
                .orElseThrow();
    }

    /** The name of Plane's state, such as {@code Todo}. */
    String stateInPlane() {
        return world.plane.states(world.planeProject).stream()
                .filter(each -> each.id().equals(inPlane().state()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    List<String> labelsInPlane() {
        var worn = inPlane().labels();
        return world.plane.labels(world.planeProject).stream()
                .filter(label -> worn.contains(label.id()))
                .map(PlaneLabel::name)
                .toList();
    }

    JiraIssue inJira() {
        return world.jira.issues(World.JIRA_PROJECT).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<String> commentsAtGitHub() {
        return world.github.comments(World.REPOSITORY, number).stream()
                .map(GitHubComment::body)
                .toList();
    }

    List<String> commentsInPlane() {
        return world.plane.comments(world.planeProject, item).stream()
                .map(PlaneComment::commentHtml)
                .toList();
    }

    List<String> commentsInJira() {
        return world.jira.comments(id).stream()
                .map(JiraComment::body)
                .map(Object::toString)
                .toList();
    }

    void until(String what, BooleanSupplier holds) throws Exception {
        world.until(what, holds);
    }
}
