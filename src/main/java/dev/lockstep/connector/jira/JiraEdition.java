package dev.lockstep.connector.jira;

/** The two Jiras that are spoken to. */
enum JiraEdition {
    /** Documents, account ids, searches with tokens. */
    CLOUD("3"),
    /** Wiki markup, names, searches with offsets. */
    DATA_CENTER("2");

    final String version;

    JiraEdition(String version) {
        this.version = version;
    }

    boolean cloud() {
        return this == CLOUD;
    }

    /** @param deployment what {@code serverInfo} says; only the Cloud says Cloud */
    static JiraEdition of(String deployment) {
        return deployment.equalsIgnoreCase("Cloud") ? CLOUD : DATA_CENTER;
    }
}
