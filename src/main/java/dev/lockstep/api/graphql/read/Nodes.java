package dev.lockstep.api.graphql.read;

import dev.lockstep.account.People;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Gate;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.listing.Happening;
import dev.lockstep.issue.listing.Happenings;
import dev.lockstep.project.Projects;
import dev.lockstep.project.listing.LabelLists;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Anything by its id: a stranger's project is as one that does not exist. */
@Component
public final class Nodes implements RuntimeWiringConfigurer {
    private final Projects projects;
    private final Issues issues;
    private final Happenings happenings;
    private final LabelLists labels;
    private final People people;
    private final Gate gate;
    private final List<NodeSource> others;

    Nodes(
            Projects projects,
            Issues issues,
            Happenings happenings,
            LabelLists labels,
            People people,
            Gate gate,
            List<NodeSource> others) {
        this.others = others;
        this.projects = projects;
        this.issues = issues;
        this.happenings = happenings;
        this.labels = labels;
        this.people = people;
        this.gate = gate;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher(
                        "node",
                        env -> find(
                                String.valueOf(env.<Object>getArgument("id")),
                                Asking.of(env).visitor())));
    }

    private static final String ASSIGNEE = "assignee:";

    private @Nullable Object find(String id, Visitor visitor) {
        return NodeIds.uuid(id)
                .flatMap(uuid -> record(uuid, visitor))
                .or(() -> StateNode.find(id).map(StateNode::of))
                .or(() -> PriorityNode.find(id).map(PriorityNode::of))
                .or(() -> part(id, visitor))
                .or(() -> others.stream()
                        .flatMap(source -> source.node(id, visitor).stream())
                        .findFirst())
                .or(() -> UserNode.name(id).map(UserNode::named))
                .orElse(null);
    }

    private Optional<Object> record(UUID id, Visitor visitor) {
        return Stream.<java.util.function.Supplier<Optional<?>>>of(
                        () -> projects.find(id).filter(project -> gate.mayRead(visitor, id)),
                        () -> issue(id, visitor),
                        () -> issues.findComment(id)
                                .flatMap(comment -> issue(comment.issueId(), visitor)
                                        .map(issue -> new ItemNode.Note(comment, issue))),
                        () -> labels.find(id)
                                .filter(label -> gate.mayRead(visitor, label.projectId()))
                                .map(LabelNode::of),
                        () -> people.find(id).map(UserNode.Hub::of))
                .map(java.util.function.Supplier::get)
                .flatMap(found -> found.<Object>map(each -> each).stream())
                .findFirst();
    }

    /** What has no record of its own: a text, who is assigned, an item of a timeline. */
    private Optional<Object> part(String id, Visitor visitor) {
        var owner = NodeIds.owner(id);
        var part = NodeIds.part(id);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        if (part.equals("body")) {
            return issue(owner.get(), visitor).map(ItemNode.Text::new);
        }
        return part.startsWith(ASSIGNEE)
                ? assignee(owner.get(), part.substring(ASSIGNEE.length()), visitor)
                : happening(owner.get(), part, visitor);
    }

    /** Who is or was assigned, by the id that the issue's assignments have or that of the item which tells of it. */
    public Optional<ItemNode.Assignee> assignment(String id, Visitor visitor) {
        return part(id, visitor).or(() -> letGo(id, visitor)).flatMap(found -> switch (found) {
            case ItemNode.Assignee assignee -> Optional.of(assignee);
            case ItemNode.Event event
            when event.happening().what() == Happening.What.ASSIGNED ->
                Optional.of(new ItemNode.Assignee(event.happening().name(), event.issue()));
            default -> Optional.<ItemNode.Assignee>empty();
        });
    }

    private Optional<ItemNode.Assignee> letGo(String id, Visitor visitor) {
        var part = NodeIds.part(id);
        return NodeIds.owner(id)
                .filter(owner -> part.startsWith(ASSIGNEE))
                .flatMap(owner -> issue(owner, visitor))
                .flatMap(issue -> NodeIds.decoded(part.substring(ASSIGNEE.length()))
                        .map(name -> new ItemNode.Assignee(name, issue)));
    }

    private Optional<Object> assignee(UUID id, String word, Visitor visitor) {
        return issue(id, visitor)
                .flatMap(issue -> NodeIds.decoded(word)
                        .filter(issue.assignees()::contains)
                        .map(name -> new ItemNode.Assignee(name, issue)));
    }

    private Optional<Object> happening(UUID change, String index, Visitor visitor) {
        return happenings
                .find(change)
                .flatMap(entry -> Happening.of(entry).stream()
                        .filter(each -> String.valueOf(each.index()).equals(index))
                        .findFirst()
                        .flatMap(each -> issue(entry.issueId(), visitor).map(issue -> ItemNode.of(each, issue))));
    }

    private Optional<Issue> issue(UUID id, Visitor visitor) {
        return issues.find(id)
                .filter(issue -> issue.deletedAt() == null)
                .filter(issue -> gate.mayRead(visitor, issue.projectId()));
    }
}
