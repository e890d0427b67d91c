package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.list.Held;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.base.Refused;
import dev.lockstep.template.Outsiders;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The queries that search what trackers have, by part of the name. */
@Component
class TrackerSearches implements RuntimeWiringConfigurer {
    private final Seen seen;
    private final Outsiders outsiders;

    TrackerSearches(Seen seen, Outsiders outsiders) {
        this.seen = seen;
        this.outsiders = outsiders;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher(
                                "searchIMSs",
                                env -> found(
                                        env,
                                        ImsReads.LISTED,
                                        seen.imss(Asking.of(env).visitor()),
                                        Ims::name))
                        .dataFetcher(
                                "searchIMSProjects",
                                env -> found(
                                        env,
                                        ImsReads.PROJECTS,
                                        seen.projects(Asking.of(env).visitor(), link -> true),
                                        ImsProject::name))
                        .dataFetcher(
                                "searchIMSTemplates",
                                env -> found(env, TemplateReads.LISTED, TemplateReads.ALL, TemplateNode::name))
                        .dataFetcher("searchIMSUsers", this::users));
    }

    private List<ImsUser> users(DataFetchingEnvironment env) {
        var id = NodeIds.uuid(env.getArgument("ims"), "ims");
        var at = seen.ims(id, Asking.of(env).visitor())
                .orElseThrow(() -> Refused.notFound("connection"))
                .connection();
        var all = outsiders.at(id).stream().map(each -> ImsUser.of(each, at)).toList();
        return found(env, ImsReads.USERS, all, ImsUser::displayName);
    }

    private static <T> List<T> found(
            DataFetchingEnvironment env, Held<T> listed, Collection<T> all, Function<T, String> name) {
        String query = Objects.requireNonNull(env.getArgument("query"));
        var part = query.toLowerCase(Locale.ROOT);
        return listed.page(
                        env,
                        all.stream()
                                .filter(each -> name.apply(each)
                                        .toLowerCase(Locale.ROOT)
                                        .contains(part))
                                .toList())
                .nodes();
    }
}
