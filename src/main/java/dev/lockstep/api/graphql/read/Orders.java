package dev.lockstep.api.graphql.read;

import dev.lockstep.issue.listing.ChangeColumns;
import dev.lockstep.issue.listing.CommentLists;
import dev.lockstep.issue.listing.IssueColumns;
import dev.lockstep.keyset.Column;
import dev.lockstep.member.listing.ProjectLists;
import dev.lockstep.project.listing.LabelLists;
import java.util.Map;

/** The order fields of the schema, and the columns that they mean. */
final class Orders {
    static final Map<String, Column> PROJECTS =
            Map.of("ID", ProjectLists.ID, "NAME", ProjectLists.NAME, "CREATED_AT", ProjectLists.CREATED);
    static final Map<String, Column> ISSUES = Map.of(
            "ID", IssueColumns.ID,
            "NUMBER", IssueColumns.NUMBER,
            "TITLE", IssueColumns.TITLE,
            "CREATED_AT", IssueColumns.CREATED,
            "LAST_MODIFIED_AT", IssueColumns.MODIFIED,
            "LAST_UPDATED_AT", IssueColumns.MODIFIED,
            "STATE_NAME", IssueColumns.STATE,
            "PRIORITY_NAME", IssueColumns.PRIORITY);
    static final Map<String, Column> LABELS = Map.of("ID", LabelLists.ID, "NAME", LabelLists.NAME);
    static final Map<String, Column> COMMENTS = Map.of(
            "ID", CommentLists.ID, "CREATED_AT", CommentLists.CREATED, "LAST_MODIFIED_AT", CommentLists.MODIFIED);
    static final Map<String, Column> ITEMS = Map.of("ID", ChangeColumns.ID, "CREATED_AT", ChangeColumns.CREATED);

    private Orders() {}
}
