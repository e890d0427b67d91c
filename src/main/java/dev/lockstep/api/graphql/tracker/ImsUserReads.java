package dev.lockstep.api.graphql.tracker;

import dev.lockstep.account.Person;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.read.UserNode;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Identities;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.Identity.Whose;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** People at trackers, and what the one who asks lets be written in his or her name. */
@Component
class ImsUserReads implements RuntimeWiringConfigurer {
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
        for (var name : List.of("IMS", "IMSProject")) {
            wiring.type(
                    name,
                    type -> type.dataFetcher(
                                    "isSyncSelfAllowed", env -> consent(env).allows(Whose.OWN))
                            .dataFetcher(
                                    "isSyncOthersAllowed", env -> consent(env).allows(Whose.OTHERS)));
        }
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

    private Connection<ImsUser> own(DataFetchingEnvironment env) {
        var whose = Objects.requireNonNull(env.<UserNode.Hub>getSource()).id();
        var visitor = Asking.of(env).visitor();
        boolean close = visitor.admin() || whose.equals(visitor.id());
        Asking.of(env).budget().spend(100); // a statement of its own for each of the people
        List<ImsUser> all = close
                ? identities.of(whose).stream()
                        .flatMap(each ->
                                connections.find(each.connectionId()).stream().map(at -> ImsUser.of(each, at)))
                        .toList()
                : List.of();
        return ImsReads.USERS.page(env, all);
    }

    /** As it would be decided now. */
    private Consent consent(DataFetchingEnvironment env) {
        var person = Asking.of(env).visitor().id();
        if (person == null) {
            return Consent.NONE;
        }
        Asking.of(env).budget().spend(10);
        return env.getSource() instanceof ImsProject project
                ? on(person, project.link().connectionId())
                        .or(identities
                                .over(person, Set.of(project.link().id()))
                                .getOrDefault(project.link().id(), Consent.NONE))
                : on(
                        person,
                        Objects.requireNonNull(env.<Ims>getSource())
                                .connection()
                                .id());
    }

    private Consent on(UUID person, UUID connection) {
        return identities.find(person, connection).map(each -> each.consent()).orElse(Consent.NONE);
    }
}
