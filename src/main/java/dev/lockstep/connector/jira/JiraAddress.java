package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteText;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a Jira is. People give its root, or the address of its API.
 *
 * @param root where it is asked
 * @param site where people see it; the same but for what a person allowed over Atlassian's gateway
 */
record JiraAddress(String root, String site) {
    private static final Pattern API = Pattern.compile("/rest/api(/(\\d|latest))?/*$");

    static JiraAddress of(URI given) {
        var root = API.matcher(given.toString()).replaceFirst("").replaceAll("/+$", "");
        return new JiraAddress(root, root);
    }

    JiraAddress through(URI gateway) {
        return new JiraAddress(of(gateway).root(), site);
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
        return site + "/browse/" + RemoteText.clean(key);
    }
}
