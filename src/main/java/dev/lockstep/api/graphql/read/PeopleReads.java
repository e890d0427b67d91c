package dev.lockstep.api.graphql.read;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Accounts. */
@Component
final class PeopleReads implements RuntimeWiringConfigurer, Loading {
    private final People people;

    PeopleReads(People people) {
        this.people = people;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher("currentUser", env -> {
                    var person = Asking.of(env).visitor().person();
                    return person == null ? null : UserNode.Hub.of(person);
                }));
        wiring.type(
                "GropiusUser",
                type -> type.dataFetcher("email", PeopleReads::email)
                        .dataFetcher("isAdmin", env -> person(env, person -> person != null && person.admin())));
        wiring.type(
                "User",
                type -> type.typeResolver(env -> env.getSchema()
                        .getObjectType(env.getObject() instanceof UserNode.Hub ? "GropiusUser" : "IMSUser")));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<UUID, Person>add(loaders, "people", Each.of(people::all));
    }

    private static @Nullable Object email(DataFetchingEnvironment env) {
        var visitor = Asking.of(env).visitor();
        boolean close = visitor.admin() || user(env).id().equals(visitor.id());
        return close ? person(env, person -> person == null ? null : person.email()) : null;
    }

    private static @Nullable Object person(
            DataFetchingEnvironment env, Function<@Nullable Person, @Nullable Object> value) {
        var known = user(env).person();
        return known != null
                ? value.apply(known)
                : Loading.<UUID, Person>loader(env, "people")
                        .load(user(env).id())
                        .thenApply(value::apply);
    }

    private static UserNode.Hub user(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<UserNode.Hub>getSource());
    }
}
