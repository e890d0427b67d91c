package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.change.Audited;
import dev.lockstep.api.graphql.change.Input;
import dev.lockstep.api.graphql.change.Mutation;
import dev.lockstep.api.graphql.read.TypedNode;
import dev.lockstep.base.Refused;
import dev.lockstep.identity.Identities;
import dev.lockstep.identity.Identity;
import dev.lockstep.identity.Identity.Consent;
import graphql.schema.idl.RuntimeWiring;
import java.util.Set;
import java.util.UUID;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** What somebody lets be written in his or her own name. In person only. */
@Component
class SyncPermissions implements RuntimeWiringConfigurer {
    private final Seen seen;
    private final Identities identities;
    private final Audited audited;

    SyncPermissions(Seen seen, Identities identities, Audited audited) {
        this.seen = seen;
        this.identities = identities;
        this.audited = audited;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation update =
                (input, asking) -> audited.act(asking, "identity.change", TypedNode::id, () -> update(input, asking));
        wiring.type("Mutation", type -> type.dataFetcher("updateSyncPermissions", update.into("syncPermissionTarget")));
    }

    private TypedNode update(Input input, Asking asking) {
        var visitor = asking.visitor();
        var person = visitor.inPerson().id();
        var id = input.id("id");
        if (Boolean.TRUE.equals(input.value("canSyncOthers"))) {
            asking.warnings().add("canSyncOthers is kept and answered; nobody else's words are written in your name.");
        }
        var ims = seen.ims(id, visitor);
        if (ims.isPresent()) {
            var known = identity(person, id);
            identities.allow(person, id, wanted(input, known.consent()));
            return ims.get();
        }
        var project = seen.project(id, visitor)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND, "not_found", "id", "There is no IMS and no IMSProject with this id."));
        var connection = project.link().connectionId();
        identity(person, connection);
        var now = identities.over(person, Set.of(id)).getOrDefault(id, Consent.NONE);
        identities.allow(person, connection, id, wanted(input, now));
        return project;
    }

    private Identity identity(UUID person, UUID connection) {
        return identities
                .find(person, connection)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        "identity_not_found",
                        "id",
                        "You have no account of your own there yet. Connect it first:"
                                + " PUT /api/v1/people/me/identities/{connectionId}, which is " + connection + "."));
    }

    /** What is left out stays. */
    private static Consent wanted(Input input, Consent now) {
        return new Consent(
                input.value("canSyncSelf") instanceof Boolean self ? self : now.self(),
                input.value("canSyncOthers") instanceof Boolean others ? others : now.others());
    }
}
