package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.list.Arguments;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.ListKey;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.listing.IssueLists;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import dev.lockstep.member.listing.ProjectLists;
import dev.lockstep.project.Project;
import dev.lockstep.project.listing.LabelLists;
import dev.lockstep.project.listing.LabelLists.StoredLabel;
import dev.lockstep.project.listing.RepositoryAddresses;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Projects, and what is listed by project. */
@Component
final class ProjectReads implements RuntimeWiringConfigurer, Loading {
    private static final Ordering BY_ID = Ordering.of(List.of(), ProjectLists.ID);

    private final ProjectLists projects;
    private final IssueLists issues;
    private final LabelLists labels;
    private final RepositoryAddresses repositories;

    ProjectReads(ProjectLists projects, IssueLists issues, LabelLists labels, RepositoryAddresses repositories) {
        this.repositories = repositories;
        this.projects = projects;
        this.issues = issues;
        this.labels = labels;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("projects", this::seen).dataFetcher("trackables", this::seen));
        wiring.type(
                "Project",
                type -> type.dataFetcher("issues", env -> issues(env))
                        .dataFetcher("labels", env -> labels(env))
                        .dataFetcher(
                                "repositoryURL",
                                env -> Loading.<UUID, String>loader(env, "repositories")
                                        .load(project(env).id())));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<ListKey<Wish>, Rows<Issue>>add(
                loaders,
                "issues",
                ListKey.together(
                        Budgeted.by(asking, issues::of, rows -> rows.rows().size()), none()));
        Loading.<ListKey<Sql>, Long>add(loaders, "issueCounts", ListKey.together(issues::count, 0L));
        Loading.<ListKey<Wish>, Rows<StoredLabel>>add(
                loaders,
                "labels",
                ListKey.together(
                        Budgeted.by(asking, labels::of, rows -> rows.rows().size()), none()));
        Loading.<UUID, String>add(loaders, "repositories", Each.of(repositories::all));
        Loading.<ListKey<Sql>, Long>add(loaders, "labelCounts", ListKey.together(labels::count, 0L));
    }

    private Connection<Project> seen(DataFetchingEnvironment env) {
        var asking = Asking.of(env);
        var wish = Arguments.wish(env, Orders.PROJECTS, Filters.PROJECTS);
        var rows = projects.seenBy(asking.member(), wish);
        asking.budget().spend(rows.rows().size());
        return Connection.of(
                rows,
                project -> project,
                () -> CompletableFuture.completedFuture(projects.count(asking.member(), wish.filter())));
    }

    private static CompletableFuture<Connection<Issue>> issues(DataFetchingEnvironment env) {
        var project = project(env);
        var wish = Arguments.wish(env, Orders.ISSUES, FiltersOfIssues.ALL);
        return Loading.<ListKey<Wish>, Rows<Issue>>loader(env, "issues")
                .load(new ListKey<>(project.id(), wish))
                .thenApply(rows -> Connection.of(
                        rows, issue -> issue, Counted.by(env, "issueCounts", project.id(), wish.filter())));
    }

    private static CompletableFuture<Connection<LabelNode>> labels(DataFetchingEnvironment env) {
        var project = project(env);
        var wish = Arguments.wish(env, Orders.LABELS, Filters.LABELS);
        return Loading.<ListKey<Wish>, Rows<StoredLabel>>loader(env, "labels")
                .load(new ListKey<>(project.id(), wish))
                .thenApply(rows -> Connection.of(
                        rows, LabelNode::of, Counted.by(env, "labelCounts", project.id(), wish.filter())));
    }

    private static Project project(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Project>getSource());
    }

    private static <T> Rows<T> none() {
        return new Rows<>(List.of(), BY_ID, false, false);
    }
}
