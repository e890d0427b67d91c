package dev.lockstep.connector.jira;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteJson;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account.
 *
 * @param id by which Jira takes people: the account id in the Cloud, the name in a Data Center
 * @param lasting what never changes: the same in the Cloud, the key in a Data Center
 * @param zone in which this account's JQL is read
 */
record JiraAccount(String id, String lasting, String shown, ZoneId zone) {
    static JiraAccount of(RemoteJson json) {
        var id = json.textOrNull("accountId");
        var name = id != null ? id : json.text("name");
        var key = json.textOrNull("key");
        var shown = json.textOrNull("displayName");
        return new JiraAccount(
                name,
                id != null || key == null ? name : key,
                shown == null ? name : shown,
                zone(json.textOrNull("timeZone")));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** As somebody who wrote something. */
    Person author() {
        return new Person(lasting, shown, null);
    }

    /** As somebody who is assigned: by what Jira takes back. */
    Person assignee() {
        return new Person(lasting, id, null);
    }
}
