package dev.lockstep.identity;

import dev.lockstep.connector.Tracker;

/** Which token a tracker wants of a person, in words that continue a sentence. */
public final class Needed {
    private Needed() {}

    public static String token(Tracker tracker) {
        return switch (tracker) {
            case GITHUB ->
                "a personal access token: a fine-grained one with Issues set to read and write for the repository,"
                        + " or a classic one with the scope repo";
            case JIRA ->
                "an API token of your Atlassian account together with its email (Jira Cloud), or a personal access"
                        + " token alone (Data Center)";
            case PLANE -> "an API key of your own, made in the settings of your profile in Plane";
        };
    }
}
