package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.api.graphql.read.NodeSource;
import dev.lockstep.api.graphql.read.TypedNode;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Identities;
import dev.lockstep.sync.listing.TwinLists;
import dev.lockstep.template.Outsiders;
import dev.lockstep.template.Templates;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What of trackers has an id. */
@Component
class TrackerNodes implements NodeSource {
    private final Seen seen;
    private final TwinLists twins;
    private final Outsiders outsiders;
    private final Identities identities;
    private final Connections connections;

    TrackerNodes(Seen seen, TwinLists twins, Outsiders outsiders, Identities identities, Connections connections) {
        this.seen = seen;
        this.twins = twins;
        this.outsiders = outsiders;
        this.identities = identities;
        this.connections = connections;
    }

    @Override
    public Optional<? extends TypedNode> node(String id, Visitor visitor) {
        var uuid = NodeIds.uuid(id);
        return uuid.isPresent()
                ? record(uuid.get(), visitor)
                : Templates.find(id).map(TemplateNode::of);
    }

    private Optional<TypedNode> record(UUID id, Visitor visitor) {
        return seen.ims(id, visitor)
                .<TypedNode>map(ims -> ims)
                .or(() -> seen.project(id, visitor))
                .or(() -> twins.find(id)
                        .flatMap(twin -> seen.project(twin.linkId(), visitor)
                                .map(project -> new ImsIssue(twin, project.link()))))
                .or(() -> user(id, visitor));
    }

    Optional<ImsUser> user(UUID id, Visitor visitor) {
        var told = outsiders
                .find(id)
                .flatMap(each -> seen.ims(each.connection(), visitor).map(ims -> ImsUser.of(each, ims.connection())));
        return told.isPresent() || visitor.id() == null ? told : own(id, visitor.id());
    }

    private Optional<ImsUser> own(UUID id, UUID person) {
        return identities.of(person).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .flatMap(each -> connections.find(each.connectionId()).map(at -> ImsUser.of(each, at)));
    }
}
