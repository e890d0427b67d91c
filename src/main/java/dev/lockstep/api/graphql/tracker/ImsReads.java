package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.Held;
import dev.lockstep.api.graphql.read.Each;
import dev.lockstep.connector.Connections;
import dev.lockstep.project.Project;
import dev.lockstep.template.Outsider;
import dev.lockstep.template.Outsiders;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Connections and links, which are in memory, and who was told of at them. */
@Component
class ImsReads implements RuntimeWiringConfigurer, Loading {
    private static final String LINKS = "linksOfConnections";
    private static final String TOLD = "toldOfConnections";

    static final Held<Ims> LISTED =
            new Held<>(Map.of("id", Ims::id, "name", Ims::name, "description", Ims::description));
    static final Held<ImsProject> PROJECTS =
            new Held<>(Map.of("id", ImsProject::id, "name", ImsProject::name, "description", ImsProject::description));
    static final Held<ImsUser> USERS = new Held<>(Map.of("id", ImsUser::id));

    private final Seen seen;
    private final Connections connections;
    private final Outsiders outsiders;

    ImsReads(Seen seen, Connections connections, Outsiders outsiders) {
        this.seen = seen;
        this.connections = connections;
        this.outsiders = outsiders;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher(
                        "imss", env -> LISTED.page(env, seen.imss(Asking.of(env).visitor()))));
        wiring.type("IMS", type -> type.dataFetcher("projects", this::projects).dataFetcher("users", this::users));
        wiring.type("IMSProject", type -> type.dataFetcher("ims", env -> ims(project(env))));
        wiring.type("Project", type -> type.dataFetcher("syncsTo", this::syncsTo));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<UUID, List<ImsProject>>add(
                loaders,
                LINKS,
                Each.of(ids -> seen.projects(asking.visitor(), link -> ids.contains(link.connectionId())).stream()
                        .collect(Collectors.groupingBy(project -> project.link().connectionId()))));
        Loading.<UUID, List<Outsider>>add(loaders, TOLD, Each.of(ids -> {
            var told = outsiders.among(ids);
            asking.budget().spend(told.values().stream().mapToInt(List::size).sum());
            return told;
        }));
    }

    private CompletableFuture<Connection<ImsProject>> projects(DataFetchingEnvironment env) {
        return Loading.<UUID, @Nullable List<ImsProject>>loader(env, LINKS)
                .load(ims(env).connection().id())
                .thenApply(all -> PROJECTS.page(env, all == null ? List.of() : all));
    }

    private CompletableFuture<Connection<ImsUser>> users(DataFetchingEnvironment env) {
        var at = ims(env).connection();
        return Loading.<UUID, @Nullable List<Outsider>>loader(env, TOLD)
                .load(at.id())
                .thenApply(all -> USERS.page(
                        env,
                        all == null
                                ? List.of()
                                : all.stream().map(each -> ImsUser.of(each, at)).toList()));
    }

    /** Who sees a project sees its links. */
    private Connection<ImsProject> syncsTo(DataFetchingEnvironment env) {
        var id = Objects.requireNonNull(env.<Project>getSource()).id();
        return PROJECTS.page(env, seen.ofProject(id));
    }

    private @Nullable Ims ims(ImsProject project) {
        return connections.find(project.link().connectionId()).map(seen::ims).orElse(null);
    }

    private static Ims ims(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Ims>getSource());
    }

    static ImsProject project(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<ImsProject>getSource());
    }
}
