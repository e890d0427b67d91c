package dev.lockstep.api.identity;

import dev.lockstep.api.Visitor;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.member.Members;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which connections somebody works over: those of the links of his or her projects; administrators all. */
@Component
public class Reachable {
    private final Connections connections;
    private final Links links;
    private final Members members;

    Reachable(Connections connections, Links links, Members members) {
        this.connections = connections;
        this.links = links;
        this.members = members;
    }

    public Set<UUID> by(Visitor visitor) {
        if (visitor.admin()) {
            return connections.all().stream().map(Connection::id).collect(Collectors.toSet());
        }
        var all = links.all();
        var own = members.among(
                visitor.self().id(), all.stream().map(Link::projectId).collect(Collectors.toSet()));
        return all.stream()
                .filter(link -> own.contains(link.projectId()))
                .map(Link::connectionId)
                .collect(Collectors.toSet());
    }
}
