package dev.lockstep;

import dev.lockstep.connector.Container;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraPerson;
import dev.lockstep.simulator.jira.JiraSimulator;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The demo's Jira: an empty project, and people who work in it once there is something. */
final class DemoJira implements AutoCloseable {
    static final Container CONTAINER = new Container("SHOP");
    private static final String PROJECT = CONTAINER.path();
    private static final String TOKEN = "jira-simulated";
    private static final List<String> PEOPLE = List.of("Jonas", "Katya", "Luis");
    private static final List<String> LABELS = List.of("customer", "next-sprint", "spike");
    private static final List<String> STATUSES = List.of("To Do", "In Progress", "Done");
    private static final List<String> REMARKS = List.of(
            "Support asks when this comes.",
            "Moved to the next sprint.",
            "Works on the test system.",
            "Let us talk about it tomorrow.");

    private final JiraSimulator jira;
    private final String email;
    private final Random random;

    private DemoJira(JiraSimulator jira, String email, long seed) {
        this.jira = jira;
        this.email = email;
        this.random = new Random(seed);
    }

    static DemoJira start(InstantSource clock, Duration latency, long seed) {
        var jira = JiraSimulator.start(JiraEdition.CLOUD, 0, clock, seed);
        jira.addProject(PROJECT, "Shop", JiraWorkflow.simple()).limits(false);
        var robot = jira.addUser("Lockstep", ZoneOffset.UTC);
        jira.addToken(TOKEN, robot).makeAdmin(robot);
        jira.faults().latency(latency, Duration.ZERO);
        return new DemoJira(jira, robot.email(), seed);
    }

    Map<Setting, String> settings() {
        return Map.of(
                Setting.JIRA_API_URL, jira.baseUri().toString(),
                Setting.JIRA_EMAIL, email,
                Setting.JIRA_API_TOKEN, TOKEN,
                Setting.JIRA_PROJECT, PROJECT);
    }

    /** Makes one edit and says what it was. */
    String edit() {
        var name = any(PEOPLE);
        var person = jira.person(name, PROJECT);
        var all = jira.issues(PROJECT);
        var said = name + " in Jira ";
        if (all.isEmpty() || random.nextInt(8) == 0) {
            person.open("Call back customer " + (100 + random.nextInt(900)), "He waits for an answer since Monday.");
            return said + "opens an issue";
        }
        var issue = any(all);
        return said + edit(person, issue) + " " + issue.key();
    }

    private String edit(JiraPerson person, JiraIssue issue) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                person.label(issue.id(), any(LABELS));
                yield "labels";
            }
            case 1, 2 -> {
                var status = any(STATUSES);
                person.move(issue.id(), status);
                yield "moves to " + status + ":";
            }
            default -> {
                person.comment(issue.id(), any(REMARKS));
                yield "comments on";
            }
        };
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Override
    public void close() {
        jira.close();
    }
}
