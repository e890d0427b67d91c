package dev.lockstep.api.dev;

import dev.lockstep.api.graphql.Inward;
import dev.lockstep.api.graphql.change.Mutation;
import dev.lockstep.api.graphql.read.UserNode;
import graphql.schema.idl.RuntimeWiring;
import org.springframework.stereotype.Component;

/** Accounts that programs of this machine make. Only the internal part of the graph has this. */
@Component
class InternalPeople implements Inward {
    private final DevLogin login;

    InternalPeople(DevLogin login) {
        this.login = login;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create = (input, asking) -> UserNode.Hub.of(login.make(new DevLogin.NewUser(
                input.text("username"),
                input.text("displayName"),
                input.textOrNull("email"),
                Boolean.TRUE.equals(input.value("isAdmin")))));
        wiring.type("Mutation", type -> type.dataFetcher("createGropiusUser", create.into("gropiusUser")));
    }
}
