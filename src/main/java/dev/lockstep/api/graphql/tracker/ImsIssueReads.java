package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.list.Arguments;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.ListKey;
import dev.lockstep.api.graphql.read.Budgeted;
import dev.lockstep.api.graphql.read.Counted;
import dev.lockstep.api.graphql.read.Each;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.listing.IssueLists;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import dev.lockstep.project.Project;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.listing.ListedTwin;
import dev.lockstep.sync.listing.TwinLists;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Issues at trackers, by issue and by link. Whoever sees an issue or a link sees its twins. */
@Component
class ImsIssueReads implements RuntimeWiringConfigurer, Loading {
    private static final Ordering BY_ID = Ordering.of(List.of(), TwinLists.ID);
    private static final Rows<ListedTwin> NONE = new Rows<>(List.of(), BY_ID, false, false);

    private final TwinLists twins;
    private final IssueLists issues;
    private final Links links;
    private final Seen seen;

    ImsIssueReads(TwinLists twins, IssueLists issues, Links links, Seen seen) {
        this.twins = twins;
        this.issues = issues;
        this.links = links;
        this.seen = seen;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Issue",
                type -> type.dataFetcher(
                        "imsIssues",
                        env -> page(
                                env,
                                Objects.requireNonNull(env.<Issue>getSource()).id(),
                                "twinsOfIssues")));
        wiring.type(
                "IMSProject",
                type -> type.dataFetcher(
                                "imsIssues",
                                env -> page(env, ImsReads.project(env).link().id(), "twinsOfLinks"))
                        .dataFetcher(
                                "trackable",
                                env -> Loading.<UUID, Project>loader(env, "projectsById")
                                        .load(ImsReads.project(env).link().projectId())));
        wiring.type(
                "IMSIssue",
                type -> type.dataFetcher(
                                "imsProject", env -> seen.project(twin(env).link()))
                        .dataFetcher(
                                "issue",
                                env -> Loading.<UUID, Issue>loader(env, "issuesById")
                                        .load(twin(env).twin().issueId())));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<ListKey<Wish>, Rows<ListedTwin>>add(
                loaders,
                "twinsOfIssues",
                ListKey.together(
                        Budgeted.by(asking, twins::ofIssues, rows -> rows.rows().size()), NONE));
        Loading.<ListKey<Wish>, Rows<ListedTwin>>add(
                loaders,
                "twinsOfLinks",
                ListKey.together(
                        Budgeted.by(asking, twins::ofLinks, rows -> rows.rows().size()), NONE));
        Loading.<ListKey<Sql>, Long>add(loaders, "twinsOfIssuesCounts", ListKey.together(twins::countOfIssues, 0L));
        Loading.<ListKey<Sql>, Long>add(loaders, "twinsOfLinksCounts", ListKey.together(twins::countOfLinks, 0L));
        Loading.<UUID, Issue>add(loaders, "issuesById", Each.of(ids -> issues.among(ids, Sql.TRUE)));
    }

    private CompletableFuture<Connection<ImsIssue>> page(DataFetchingEnvironment env, UUID parent, String loader) {
        var wish = new Wish(Sql.TRUE, BY_ID, Arguments.window(env));
        return Loading.<ListKey<Wish>, Rows<ListedTwin>>loader(env, loader)
                .load(new ListKey<>(parent, wish))
                .thenApply(
                        rows -> Connection.of(rows, this::node, Counted.by(env, loader + "Counts", parent, Sql.TRUE)));
    }

    private ImsIssue node(ListedTwin twin) {
        return new ImsIssue(twin, links.find(twin.linkId()).orElseThrow());
    }

    private static ImsIssue twin(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<ImsIssue>getSource());
    }
}
