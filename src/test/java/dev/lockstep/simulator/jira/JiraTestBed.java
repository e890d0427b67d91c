package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Api;
import dev.lockstep.simulator.TestClock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;

/** A simulated Jira with one project and somebody who may speak to it. */
final class JiraTestBed implements AutoCloseable {
    final TestClock clock = new TestClock();
    final JiraSimulator jira;
    final JiraUser robot;
    final Api api;

    JiraTestBed(JiraEdition edition, JiraWorkflow workflow) {
        jira = JiraSimulator.start(edition, 0, clock, 1);
        jira.addProject("WEB", "Web", workflow);
        robot = jira.addUser("Robot", ZoneId.of("Europe/Berlin"));
        jira.addToken("secret", robot);
        api = api("secret");
    }

    /** With the token in the form of the edition. */
    Api api(String token) {
        boolean cloud = jira.baseUri() != null && robot.id().startsWith("5b10");
        var basic = Base64.getEncoder().encodeToString((robot.email() + ":" + token).getBytes());
        return new Api(
                java.net.URI.create(jira.baseUri() + (cloud ? "/rest/api/3" : "/rest/api/2")),
                List.of("Authorization", cloud ? "Basic " + basic : "Bearer " + token));
    }

    @Override
    public void close() {
        jira.close();
    }
}
