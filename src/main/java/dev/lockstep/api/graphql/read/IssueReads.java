package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.list.Arguments;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.Kept;
import dev.lockstep.api.graphql.list.ListKey;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.listing.CommentLists;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Wish;
import dev.lockstep.member.listing.ProjectLists;
import dev.lockstep.project.Project;
import dev.lockstep.project.listing.LabelLists;
import dev.lockstep.project.listing.LabelLists.Named;
import dev.lockstep.project.listing.LabelLists.StoredLabel;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** An issue's fields. */
@Component
final class IssueReads implements RuntimeWiringConfigurer, Loading {
    private final CommentLists comments;
    private final ProjectLists projects;
    private final LabelLists labels;

    IssueReads(CommentLists comments, ProjectLists projects, LabelLists labels) {
        this.comments = comments;
        this.projects = projects;
        this.labels = labels;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Issue",
                type -> type.dataFetcher("body", env -> new ItemNode.Text(issue(env)))
                        .dataFetcher("state", env -> StateNode.of(issue(env).state()))
                        .dataFetcher(
                                "priority", env -> PriorityNode.of(issue(env).priority()))
                        .dataFetcher(
                                "createdBy",
                                env -> AuthorReads.user(
                                        env, issue(env).author(), issue(env).projectId()))
                        .dataFetcher("lastModifiedAt", env -> issue(env).modifiedAt())
                        .dataFetcher("lastUpdatedAt", env -> issue(env).modifiedAt())
                        .dataFetcher("trackables", IssueReads::trackables)
                        .dataFetcher("labels", IssueReads::labels)
                        .dataFetcher("assignments", IssueReads::assignments)
                        .dataFetcher("issueComments", IssueReads::comments));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<ListKey<Wish>, Rows<Comment>>add(
                loaders,
                "comments",
                ListKey.together(
                        Budgeted.by(asking, comments::of, rows -> rows.rows().size()),
                        new Rows<>(
                                List.of(), dev.lockstep.keyset.Ordering.of(List.of(), CommentLists.ID), false, false)));
        Loading.<ListKey<dev.lockstep.keyset.Sql>, Long>add(
                loaders, "commentCounts", ListKey.together(comments::count, 0L));
        Loading.<UUID, Project>add(loaders, "projectsById", Each.of(projects::all));
        Loading.<Named, StoredLabel>add(loaders, "labelsByName", Each.of(labels::named));
    }

    private static CompletableFuture<Connection<Project>> trackables(DataFetchingEnvironment env) {
        var window = Arguments.window(env);
        return Loading.<UUID, Project>loader(env, "projectsById")
                .load(issue(env).projectId())
                .thenApply(project -> kept(List.of(project), Kept.page(List.of(project), Project::name, window)));
    }

    private static CompletableFuture<Connection<LabelNode>> labels(DataFetchingEnvironment env) {
        var issue = issue(env);
        var names = List.copyOf(issue.labels());
        var page = Kept.page(names, name -> name, Arguments.window(env));
        var loader = Loading.<Named, StoredLabel>loader(env, "labelsByName");
        var loading = page.rows().stream()
                .map(row -> label(loader, issue, row.value()))
                .toList();
        return CompletableFuture.allOf(loading.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Connection<>(
                        loading.stream().map(CompletableFuture::join).toList(),
                        at -> page.cursor(page.rows().get(at)),
                        page.previous(),
                        page.next(),
                        () -> CompletableFuture.completedFuture((long) names.size())));
    }

    private static CompletableFuture<LabelNode> label(DataLoader<Named, StoredLabel> loader, Issue issue, String name) {
        var key = Named.of(issue.projectId(), name);
        return loader.load(key).thenApply(stored -> stored == null ? LabelNode.named(key, name) : LabelNode.of(stored));
    }

    private static Connection<ItemNode.Assignee> assignments(DataFetchingEnvironment env) {
        var issue = issue(env);
        var all = issue.assignees().stream()
                .map(name -> new ItemNode.Assignee(name, issue))
                .toList();
        return kept(all, Kept.page(all, ItemNode.Assignee::name, Arguments.window(env)));
    }

    private static CompletableFuture<Connection<ItemNode.Note>> comments(DataFetchingEnvironment env) {
        var issue = issue(env);
        var wish = Arguments.wish(env, Orders.COMMENTS, Filters.COMMENTS);
        return Loading.<ListKey<Wish>, Rows<Comment>>loader(env, "comments")
                .load(new ListKey<>(issue.id(), wish))
                .thenApply(rows -> Connection.of(
                        rows,
                        comment -> new ItemNode.Note(comment, issue),
                        Counted.by(env, "commentCounts", issue.id(), wish.filter())));
    }

    private static <T> Connection<T> kept(List<T> all, Rows<T> page) {
        return Connection.of(page, item -> item, () -> CompletableFuture.completedFuture((long) all.size()));
    }

    private static Issue issue(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Issue>getSource());
    }
}
