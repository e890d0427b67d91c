package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** All comments of an issue. They come by offset: when one was deleted meanwhile, all is read again. */
record JiraCommentList(JiraApi api, JiraQuery query, JiraRecords records) {
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGES = 400;

    List<RemoteComment> read(RemoteRef issue) {
        var byId = new LinkedHashMap<String, RemoteComment>();
        int from = 0;
        int total = -1;
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            var page = page(issue, from);
            int now = page.number("total", 0);
            boolean shrunk = now < total;
            total = now;
            if (shrunk) {
                byId.clear();
                from = 0;
                continue;
            }
            var comments = page.list("comments");
            comments.forEach(json -> {
                var comment = records.comment(json, issue);
                byId.put(comment.ref().id(), comment);
            });
            from += comments.size();
            if (comments.isEmpty() || from >= total) {
                return byId.values().stream()
                        .sorted(Comparator.comparing(RemoteComment::createdAt))
                        .toList();
            }
        }
        throw new ConnectorException(
                new ConnectorFault.Malformed("Jira's list does not end after " + MAX_PAGES + " pages.", false));
    }

    private RemoteJson page(RemoteRef issue, int from) {
        return api.get(
                query.uri("/issue/" + JiraReads.id(issue) + "/comment?orderBy=created&expand=properties&startAt=" + from
                        + "&maxResults=" + PAGE_SIZE),
                json -> json);
    }
}
