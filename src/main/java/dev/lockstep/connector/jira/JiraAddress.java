package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteText;
import java.net.URI;
import java.util.regex.Pattern;

/** Where a Jira is. People give its root, or the address of its API. */
record JiraAddress(String root) {
    private static final Pattern API = Pattern.compile("/rest/api(/(\\d|latest))?/*$");

    static JiraAddress of(URI given) {
        return new JiraAddress(API.matcher(given.toString()).replaceFirst("").replaceAll("/+$", ""));
    }

    URI api(JiraEdition edition, String path) {
        return URI.create(root + "/rest/api/" + edition.version + path);
    }

    /** Both editions answer this one. */
    URI serverInfo() {
        return URI.create(root + "/rest/api/2/serverInfo");
    }

    URI webhooks(String rest) {
        return URI.create(root + "/rest/webhooks/1.0/webhook" + rest);
    }

    String browse(String key) {
        return root + "/browse/" + RemoteText.clean(key);
    }
}
