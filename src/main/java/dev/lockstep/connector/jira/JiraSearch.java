package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the issues that a search finds, by tokens in the Cloud and by offsets in a Data Center. */
record JiraSearch(JiraQuery query, JiraReads reads) {
    static final int PAGE_SIZE = 100;

    /**
     * @param next what asks for the following page, null at the end
     * @param total how many there are, 0 where it is not said
     */
    record Page(List<RemoteIssue> items, @Nullable String next, int total) {}

    Page page(String jql, @Nullable String next) {
        return query.ask(jql, next, PAGE_SIZE, JiraRecords.FIELDS, json -> page(json, next));
    }

    private Page page(RemoteJson json, @Nullable String from) {
        var items = new ArrayList<RemoteIssue>();
        json.list("issues").forEach(issue -> items.add(reads.found(issue)));
        if (query.cloud()) {
            return new Page(items, json.flag("isLast") ? null : json.textOrNull("nextPageToken"), 0);
        }
        int total = json.number("total", 0);
        int end = (from == null ? 0 : Integer.parseInt(from)) + items.size();
        return new Page(items, items.isEmpty() || end >= total ? null : String.valueOf(end), total);
    }
}
