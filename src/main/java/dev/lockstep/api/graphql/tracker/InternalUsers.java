package dev.lockstep.api.graphql.tracker;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Inward;
import dev.lockstep.api.graphql.change.Audited;
import dev.lockstep.api.graphql.change.Input;
import dev.lockstep.api.graphql.change.Mutation;
import dev.lockstep.api.graphql.read.UserNode;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.template.Outsider;
import dev.lockstep.template.Outsiders;
import dev.lockstep.template.Templates;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People at trackers, as operators tell of them. Only the internal part of the graph has this. */
@Component
class InternalUsers implements Inward {
    private static final int MOST_NAME = 200;
    private static final int MOST_EMAIL = 254;

    private final Connections connections;
    private final Outsiders outsiders;
    private final People people;
    private final Audited audited;

    InternalUsers(Connections connections, Outsiders outsiders, People people, Audited audited) {
        this.connections = connections;
        this.outsiders = outsiders;
        this.people = people;
        this.audited = audited;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create = (input, asking) -> audited.act(asking, "ims-user.make", ImsUser::id, () -> create(input));
        Mutation update = (input, asking) -> audited.act(asking, "ims-user.change", ImsUser::id, () -> update(input));
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createIMSUser", create.into("imsUser"))
                        .dataFetcher("updateIMSUser", update.into("imsUser")));
        wiring.type(
                "Query",
                type -> type.dataFetcher(
                                "gropiusUser", env -> called(Objects.requireNonNull(env.getArgument("username"))))
                        .dataFetcher("gropiusUserIds", env -> {
                            Asking.of(env).budget().spend(1_000);
                            return people.list("", 1_000, (String) null).items().stream()
                                    .filter(Person::active)
                                    .map(Person::id)
                                    .toList();
                        }));
    }

    private ImsUser create(Input input) {
        var at = connections.find(input.id("ims")).orElseThrow(() -> Refused.notFound("connection"));
        var fields = Templates.of(at.tracker()).user().checked(GivenFields.of(input));
        return kept(
                new Outsider(
                        Ids.next(),
                        at.id(),
                        name(input.text("displayName")),
                        line(input, "username", null),
                        line(input, "email", null),
                        person(input, null),
                        fields),
                at);
    }

    private ImsUser update(Input input) {
        var known = outsiders.find(input.id("id")).orElseThrow(() -> Refused.notFound("user"));
        var at = connections.find(known.connection()).orElseThrow(() -> Refused.notFound("connection"));
        var template = Templates.of(at.tracker()).user();
        return kept(
                new Outsider(
                        known.id(),
                        at.id(),
                        input.has("displayName") ? name(input.text("displayName")) : known.displayName(),
                        line(input, "username", known.username()),
                        line(input, "email", known.email()),
                        person(input, known.person()),
                        template.checked(GivenFields.over(known.fields(), GivenFields.of(input)))),
                at);
    }

    private ImsUser kept(Outsider told, Connection at) {
        outsiders.keep(told);
        return ImsUser.of(told, at);
    }

    private @Nullable UUID person(Input input, @Nullable UUID known) {
        if (!input.has("gropiusUser")) {
            return known;
        }
        var id = input.id("gropiusUser");
        return people.find(id)
                .map(Person::id)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, "person_not_found", "gropiusUser", "There is nobody with this id."));
    }

    private static String name(String given) {
        var name = Texts.line(given);
        if (name.isEmpty() || name.length() > MOST_NAME) {
            throw Refused.invalid("name_invalid", "displayName", "displayName has 1 to " + MOST_NAME + " characters.");
        }
        return name;
    }

    private static @Nullable String line(Input input, String name, @Nullable String known) {
        var given = input.textOrNull(name);
        if (given != null && given.length() > MOST_EMAIL) {
            throw Refused.invalid("field_invalid", name, name + " has at most " + MOST_EMAIL + " characters.");
        }
        return given == null ? known : Texts.line(given);
    }

    private UserNode.Hub called(String username) {
        return people.called(username).stream()
                .findFirst()
                .map(UserNode.Hub::of)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, "person_not_found", "username", "There is nobody with this username."));
    }
}
