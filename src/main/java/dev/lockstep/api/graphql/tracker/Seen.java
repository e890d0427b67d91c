package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Gate;
import dev.lockstep.api.identity.Reachable;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.member.Members;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.template.Descriptions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which connections and links somebody sees: links of his or her projects, and the connections that these go over. */
@Component
class Seen {
    private final Connections connections;
    private final Links links;
    private final Descriptions descriptions;
    private final Reachable reachable;
    private final Members members;
    private final Gate gate;

    Seen(
            Connections connections,
            Links links,
            Descriptions descriptions,
            Reachable reachable,
            Members members,
            Gate gate) {
        this.connections = connections;
        this.links = links;
        this.descriptions = descriptions;
        this.reachable = reachable;
        this.members = members;
        this.gate = gate;
    }

    List<Ims> imss(Visitor visitor) {
        if (visitor.person() == null && !visitor.admin()) {
            return List.of();
        }
        var reached = reachable.by(visitor);
        return connections.all().stream()
                .filter(each -> reached.contains(each.id()))
                .map(this::ims)
                .toList();
    }

    Optional<Ims> ims(UUID id, Visitor visitor) {
        return imss(visitor).stream()
                .filter(each -> each.connection().id().equals(id))
                .findFirst();
    }

    Ims ims(Connection connection) {
        return new Ims(connection, descriptions.of(connection.id()));
    }

    List<ImsProject> projects(Visitor visitor, Predicate<Link> wanted) {
        var all = links.all().stream().filter(wanted).toList();
        var person = visitor.person();
        if (visitor.admin()) {
            return all.stream().map(this::project).toList();
        }
        if (person == null || all.isEmpty()) {
            return List.of();
        }
        var own = members.among(person.id(), all.stream().map(Link::projectId).collect(Collectors.toSet()));
        return all.stream()
                .filter(link -> own.contains(link.projectId()))
                .map(this::project)
                .toList();
    }

    /** For who was let see the project. */
    List<ImsProject> ofProject(UUID id) {
        return links.ofProject(id).stream().map(this::project).toList();
    }

    Optional<ImsProject> project(UUID id, Visitor visitor) {
        return links.find(id)
                .filter(link -> gate.mayRead(visitor, link.projectId()))
                .map(this::project);
    }

    ImsProject project(Link link) {
        return new ImsProject(link, descriptions.of(link.id()));
    }
}
