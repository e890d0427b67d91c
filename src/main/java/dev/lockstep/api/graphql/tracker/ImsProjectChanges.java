package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.change.Audited;
import dev.lockstep.api.graphql.change.Input;
import dev.lockstep.api.graphql.change.Mutation;
import dev.lockstep.api.linking.LinkKeeping;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connections;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.template.Descriptions;
import dev.lockstep.template.Templates;
import dev.lockstep.terms.Switches;
import graphql.schema.idl.RuntimeWiring;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Links, made, changed, removed and looked at. */
@Component
class ImsProjectChanges implements RuntimeWiringConfigurer {
    private static final Links.Tuning AS_USUAL = new Links.Tuning(null, null, null, null);

    private final LinkKeeping keeping;
    private final Links links;
    private final Connections connections;
    private final Descriptions descriptions;
    private final Gate gate;
    private final Audited audited;
    private final Database database;

    ImsProjectChanges(
            LinkKeeping keeping,
            Links links,
            Connections connections,
            Descriptions descriptions,
            Gate gate,
            Audited audited,
            Database database) {
        this.keeping = keeping;
        this.links = links;
        this.connections = connections;
        this.descriptions = descriptions;
        this.gate = gate;
        this.audited = audited;
        this.database = database;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create =
                (input, asking) -> audited.act(asking, "link.make", ImsProject::id, () -> create(input, asking));
        Mutation update =
                (input, asking) -> audited.act(asking, "rules.change", ImsProject::id, () -> update(input, asking));
        Mutation delete =
                (input, asking) -> audited.act(asking, "link.delete", done -> done, () -> delete(input, asking));
        Mutation sync = this::sync;
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createIMSProject", create.into("imsProject"))
                        .dataFetcher("updateIMSProject", update.into("imsProject"))
                        .dataFetcher("deleteIMSProject", delete.into("id"))
                        .dataFetcher("syncIMSProject", sync.into("syncJob")));
    }

    /** What is not said to go out does not. */
    private ImsProject create(Input input, Asking asking) {
        gate.must(asking.visitor(), Least.ADMINISTRATOR);
        var at = connections.find(input.id("ims")).orElseThrow(() -> Refused.notFound("connection"));
        var template = Templates.of(at.tracker()).project();
        var values =
                template.checked(ImsProjectForm.meant(at.tracker(), GivenFields.of(input), asking.warnings()::add));
        var wanted = new Links.NewLink(
                input.id("trackable"),
                at.id(),
                ImsProjectForm.container(at.tracker(), values),
                true,
                Boolean.TRUE.equals(values.get(ImsProjectForm.OUTGOING)),
                false,
                null,
                Switches.ALL_OFF.with(ImsProjectForm.sends(values)));
        return database.write(() -> kept(made(wanted), input, values));
    }

    /** The place by its name here. */
    private Link made(Links.NewLink wanted) {
        try {
            return keeping.make(wanted, AS_USUAL, false, false);
        } catch (Refused refused) {
            throw "container".equals(refused.field())
                    ? new Refused(
                            refused.kind(),
                            refused.code(),
                            "repo",
                            Objects.requireNonNullElse(refused.getMessage(), ""))
                    : refused;
        }
    }

    private ImsProject update(Input input, Asking asking) {
        var id = input.id("id");
        gate.must(asking.visitor(), Least.OWNER, Of.LINK, id);
        var known = find(id);
        var given = ImsProjectForm.meant(known.tracker(), GivenFields.of(input), asking.warnings()::add);
        var values = known.form().checked(GivenFields.over(known.values(), given));
        if (!ImsProjectForm.container(known.tracker(), values)
                .equals(known.link().container())) {
            throw Refused.invalid(
                    "field_fixed", "repo", "An IMSProject stays where it is. Make another one for another repo.");
        }
        var change = LinkKeeping.Change.sending(
                Boolean.TRUE.equals(values.get(ImsProjectForm.OUTGOING)), ImsProjectForm.sends(values));
        return database.write(() -> kept(keeping.change(id, change), input, values));
    }

    private ImsProject kept(Link link, Input input, Map<String, @Nullable Object> values) {
        var template = Templates.of(link.tracker()).project();
        Set<String> known = new HashSet<>(Set.of("repo", ImsProjectForm.OUTGOING, "last-notification"));
        link.switches().words().keySet().forEach(word -> known.add(ImsProjectForm.field(word)));
        var said = descriptions
                .of(link.id())
                .with(
                        GivenFields.name(input),
                        GivenFields.description(input),
                        GivenFields.kept(template, values, known));
        descriptions.ofLink(link.id(), said);
        return new ImsProject(link, said);
    }

    private String delete(Input input, Asking asking) {
        var id = input.id("id");
        gate.must(asking.visitor(), Least.OWNER, Of.LINK, id);
        keeping.delete(id);
        return id.toString();
    }

    /** A job that was started, or ran already. */
    record SyncJob(UUID id, String status, boolean already) {}

    private SyncJob sync(Input input, Asking asking) {
        var id = input.id("id");
        gate.must(asking.visitor(), Least.EDITOR, Of.LINK, id);
        var started = keeping.sync(id);
        return new SyncJob(started.job().id(), Words.of(started.job().status()), started.already());
    }

    private ImsProject find(UUID id) {
        return links.find(id)
                .map(link -> new ImsProject(link, descriptions.of(id)))
                .orElseThrow(() -> Refused.notFound("link"));
    }
}
