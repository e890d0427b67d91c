package dev.lockstep.api.graphql.read;

import dev.lockstep.issue.Issue;
import dev.lockstep.project.Project;
import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Of which type a node is. */
@Component
final class NodeTypes implements RuntimeWiringConfigurer {
    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Node", type -> type.typeResolver(NodeTypes::of));
        wiring.type("Trackable", type -> type.typeResolver(NodeTypes::of));
    }

    private static GraphQLObjectType of(TypeResolutionEnvironment env) {
        return Objects.requireNonNull(env.getSchema().getObjectType(name(env.getObject())));
    }

    private static String name(Object node) {
        return switch (node) {
            case TypedNode typed -> typed.typeName();
            case Project project -> "Project";
            case Issue issue -> "Issue";
            case ItemNode item -> item.typeName();
            case LabelNode label -> "Label";
            case StateNode state -> "IssueState";
            case PriorityNode priority -> "IssuePriority";
            case UserNode.Hub person -> "GropiusUser";
            case UserNode.Remote person -> "IMSUser";
            default -> throw new IllegalStateException("No node: " + node.getClass());
        };
    }
}
