package dev.lockstep.api.graphql.tracker;

import dev.lockstep.account.Person;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.read.Each;
import dev.lockstep.api.graphql.read.UserNode;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Identities;
import dev.lockstep.identity.Identity;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** People at trackers. */
@Component
class ImsUserReads implements RuntimeWiringConfigurer, Loading {
    private static final String LOADER = "identitiesOf";

    private final Seen seen;
    private final Identities identities;
    private final Connections connections;

    ImsUserReads(Seen seen, Identities identities, Connections connections) {
        this.seen = seen;
        this.identities = identities;
        this.connections = connections;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "IMSUser", type -> type.dataFetcher("ims", this::ims).dataFetcher("gropiusUser", ImsUserReads::person));
        wiring.type("GropiusUser", type -> type.dataFetcher("imsUsers", this::own));
        wiring.type(
                "SyncPermissionTarget",
                type -> type.typeResolver(
                        env -> env.getSchema().getObjectType(env.getObject() instanceof Ims ? "IMS" : "IMSProject")));
    }

    private @Nullable Ims ims(DataFetchingEnvironment env) {
        return env.getSource() instanceof ImsUser user ? seen.ims(user.at()) : null;
    }

    private static @Nullable Object person(DataFetchingEnvironment env) {
        return env.getSource() instanceof ImsUser user && user.person() != null
                ? Loading.<UUID, Person>loader(env, "people")
                        .load(user.person())
                        .thenApply(person -> person == null ? null : UserNode.Hub.of(person))
                : null;
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<UUID, List<Identity>>add(loaders, LOADER, Each.of(people -> {
            var found = identities.among(people);
            asking.budget().spend(found.values().stream().mapToInt(List::size).sum());
            return found;
        }));
    }

    private @Nullable Object own(DataFetchingEnvironment env) {
        var whose = Objects.requireNonNull(env.<UserNode.Hub>getSource()).id();
        var visitor = Asking.of(env).visitor();
        if (!visitor.admin() && !whose.equals(visitor.id())) {
            return ImsReads.USERS.page(env, List.of());
        }
        return Loading.<UUID, @Nullable List<Identity>>loader(env, LOADER)
                .load(whose)
                .thenApply(all -> ImsReads.USERS.page(env, all == null ? List.of() : users(all)));
    }

    private List<ImsUser> users(List<Identity> all) {
        return all.stream()
                .flatMap(each -> connections.find(each.connectionId()).stream().map(at -> ImsUser.of(each, at)))
                .toList();
    }
}
