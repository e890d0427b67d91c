package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.Held;
import dev.lockstep.connector.Connections;
import dev.lockstep.project.Project;
import dev.lockstep.template.Outsiders;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Connections and links; both are in memory, so nothing is read for them. */
@Component
class ImsReads implements RuntimeWiringConfigurer {
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

    private Connection<ImsProject> projects(DataFetchingEnvironment env) {
        var id = ims(env).connection().id();
        return PROJECTS.page(
                env,
                seen.projects(
                        Asking.of(env).visitor(), link -> link.connectionId().equals(id)));
    }

    private Connection<ImsUser> users(DataFetchingEnvironment env) {
        var at = ims(env).connection();
        var told =
                outsiders.at(at.id()).stream().map(each -> ImsUser.of(each, at)).toList();
        Asking.of(env).budget().spend(told.size());
        return USERS.page(env, told);
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
