package dev.lockstep.simulator.jira;

import java.util.List;

/** Which Jira is played; they differ in more than their address. */
public enum JiraEdition {
    /** {@code /rest/api/3}, texts as documents, people by account id. */
    CLOUD("3", "Cloud"),
    /** {@code /rest/api/2}, texts in wiki markup, people by name. */
    DATA_CENTER("2", "Server");

    final String version;
    final String deployment;

    JiraEdition(String version, String deployment) {
        this.version = version;
        this.deployment = deployment;
    }

    boolean cloud() {
        return this == CLOUD;
    }

    /** Both tell at version 2 which one they are. */
    boolean serves(String asked, List<String> rest) {
        return asked.equals(version)
                || asked.equals("latest")
                || asked.equals("2") && rest.equals(List.of("serverInfo"));
    }
}
