package dev.lockstep.simulation;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.simulator.jira.JiraHook;
import dev.lockstep.simulator.jira.JiraSimulator;
import dev.lockstep.simulator.jira.JiraUser;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The third tracker: a Jira of either edition, with its project, the hub's account and its webhook. */
final class JiraGround {
    static final String PROJECT = "APP";
    static final List<String> TOKENS = List.of("jira-token-nobody-may-see", "second-jira-token-nobody-may-see");
    static final URI BASE = URI.create("http://jira.test");
    private static final List<String> ZONES = List.of("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland");
    private static final List<String> EVENTS = List.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "comment_created",
            "comment_updated",
            "comment_deleted");

    private final JiraSimulator jira;
    private final boolean cloud;
    private final JiraUser robot;
    private final List<String> own = new ArrayList<>();

    JiraGround(JiraSimulator jira, boolean cloud, Chance chance) {
        this.jira = jira;
        this.cloud = cloud;
        jira.addProject(PROJECT, "App", JiraWorkflow.simple());
        robot = jira.addUser("Hub Bot", ZoneId.of(ZONES.get(chance.pick("zone", ZONES.size()))));
        jira.addToken(TOKENS.getFirst(), robot).makeAdmin(robot);
        jira.addHook(
                new JiraHook("1", "Lockstep", URI.create("http://hub.test/jira"), EVENTS, "", World.HOOK_SECRET, true));
    }

    JiraSimulator jira() {
        return jira;
    }

    Credential credential(String token) {
        return credential(token, robot);
    }

    private Credential credential(String token, JiraUser owner) {
        return cloud
                ? new Credential.Account(owner.email(), new Secret(token))
                : new Credential.Token(new Secret(token));
    }

    /** Somebody with a token of his or her own. */
    Credential person(String name, String token, ZoneId zone) {
        var user = jira.addUser(name, zone);
        jira.addToken(token, user);
        own.add(header(token, user));
        return credential(token, user);
    }

    /** What the hub may send as its name. */
    List<String> headers() {
        return Stream.concat(TOKENS.stream().map(token -> header(token, robot)), own.stream())
                .toList();
    }

    private String header(String token, JiraUser owner) {
        var pair = (owner.email() + ":" + token).getBytes(StandardCharsets.UTF_8);
        return cloud ? "Basic " + Base64.getEncoder().encodeToString(pair) : "Bearer " + token;
    }

    void refuseFirstToken() {
        jira.revokeToken(TOKENS.getFirst(), robot);
    }

    void acceptSecondToken() {
        jira.addToken(TOKENS.getLast(), robot);
    }
}
