package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.list.Compared;
import dev.lockstep.api.graphql.list.Filter;
import dev.lockstep.issue.listing.ChangeColumns;
import dev.lockstep.issue.listing.CommentLists;
import dev.lockstep.keyset.Sql;
import dev.lockstep.member.listing.ProjectLists;
import dev.lockstep.project.listing.LabelLists;
import java.util.Map;

/** By what the other lists are filtered. */
final class Filters {
    static final Filter PROJECTS = new Filter(Map.of(
            "id", Compared.by(ProjectLists.ID),
            "name", Compared.by(ProjectLists.NAME),
            "description", Compared.by(ProjectLists.DESCRIPTION),
            "createdAt", Compared.by(ProjectLists.CREATED)));
    static final Filter LABELS =
            new Filter(Map.of("id", Compared.by(LabelLists.ID), "name", Compared.by(LabelLists.NAME)));
    static final Filter COMMENTS = new Filter(Map.of(
            "id", Compared.by(CommentLists.ID),
            "body", Compared.by(CommentLists.BODY),
            "createdAt", Compared.by(CommentLists.CREATED)));
    /** The types are no condition of a column; they are read apart. */
    static final Filter ITEMS =
            new Filter(Map.of("createdAt", Compared.by(ChangeColumns.CREATED), "timelineItemTypes", types -> Sql.TRUE));

    private Filters() {}
}
