package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.change.Audited;
import dev.lockstep.api.graphql.change.Input;
import dev.lockstep.api.graphql.change.Mutation;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.api.linking.ConnectionKeeping;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import dev.lockstep.template.Descriptions;
import dev.lockstep.template.Outsiders;
import dev.lockstep.template.Template;
import dev.lockstep.template.Templates;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Connections, made, changed and removed by administrators. */
@Component
class ImsChanges implements RuntimeWiringConfigurer {
    private final ConnectionKeeping keeping;
    private final Connections connections;
    private final Descriptions descriptions;
    private final Outsiders outsiders;
    private final ImsCredentials credentials;
    private final Gate gate;
    private final Audited audited;

    ImsChanges(
            ConnectionKeeping keeping,
            Connections connections,
            Descriptions descriptions,
            Outsiders outsiders,
            ImsCredentials credentials,
            Gate gate,
            Audited audited) {
        this.keeping = keeping;
        this.connections = connections;
        this.descriptions = descriptions;
        this.outsiders = outsiders;
        this.credentials = credentials;
        this.gate = gate;
        this.audited = audited;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create =
                (input, asking) -> audited.act(asking, "connection.make", Ims::id, () -> create(input, asking));
        Mutation update =
                (input, asking) -> audited.act(asking, "connection.change", Ims::id, () -> update(input, asking));
        Mutation delete =
                (input, asking) -> audited.act(asking, "connection.delete", done -> done, () -> delete(input, asking));
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createIMS", create.into("ims"))
                        .dataFetcher("updateIMS", update.into("ims"))
                        .dataFetcher("deleteIMS", delete.into("id")));
    }

    private Ims create(Input input, Asking asking) {
        gate.must(asking.visitor(), Least.ADMINISTRATOR);
        var template = Templates.find(input.text("template"))
                .filter(Templates.IMS::contains)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        "template_not_found",
                        "template",
                        "There is no template with this id. Ask imsTemplates for them."));
        var tracker = template.tracker();
        var given = ImsForm.meant(tracker, GivenFields.of(input), asking.warnings()::add);
        var values = template.checked(given);
        checkReader(values, null);
        var made = named(tracker, () -> keeping.make(credentials.made(tracker, input.text("name"), values)));
        return kept(made, input, template, values);
    }

    private Ims update(Input input, Asking asking) {
        gate.must(asking.visitor(), Least.ADMINISTRATOR);
        var known = find(input.id("id"));
        var tracker = known.connection().tracker();
        var given = ImsForm.meant(tracker, GivenFields.of(input), asking.warnings()::add);
        var values = known.form().checked(GivenFields.over(known.values(), given));
        checkReader(values, known.connection().id());
        var name = input.has("name") ? input.text("name") : known.name();
        var wanted = credentials.changed(tracker, name, values);
        var id = known.connection().id();
        named(tracker, () -> keeping.rename(id, wanted));
        return kept(named(tracker, () -> keeping.change(id, wanted)), input, known.form(), values);
    }

    private Ims kept(Connection at, Input input, Template template, Map<String, @Nullable Object> values) {
        var known = Set.of(ImsCredentials.addressField(at.tracker()));
        var said = descriptions
                .of(at.id())
                .with(null, GivenFields.description(input), GivenFields.kept(template, values, known));
        descriptions.ofConnection(at.id(), said);
        return new Ims(at, said);
    }

    private String delete(Input input, Asking asking) {
        gate.must(asking.visitor(), Least.ADMINISTRATOR);
        var id = input.id("id");
        keeping.delete(id);
        return id.toString();
    }

    /** @param at null for one that is made now, and has nobody yet */
    private void checkReader(Map<String, @Nullable Object> values, @Nullable UUID at) {
        if (values.get("read-user") instanceof String id
                && NodeIds.uuid(id)
                        .flatMap(outsiders::find)
                        .filter(user -> at == null || user.connection().equals(at))
                        .isEmpty()) {
            throw Refused.invalid(
                    "user_not_found", "read-user", "read-user must be the id of an IMSUser of this IMS, or null.");
        }
    }

    /** The fields by their names here. */
    private static <T> T named(Tracker tracker, Supplier<T> what) {
        try {
            return what.get();
        } catch (Refused refused) {
            if ("baseUrl".equals(refused.field())) {
                var message = refused.getMessage();
                throw new Refused(
                        refused.kind(),
                        refused.code(),
                        ImsCredentials.addressField(tracker),
                        message == null ? "" : message);
            }
            throw refused;
        }
    }

    private Ims find(UUID id) {
        return connections
                .find(id)
                .map(each -> new Ims(each, descriptions.of(id)))
                .orElseThrow(() -> Refused.notFound("connection"));
    }
}
