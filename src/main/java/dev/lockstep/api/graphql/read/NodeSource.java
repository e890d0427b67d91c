package dev.lockstep.api.graphql.read;

import dev.lockstep.api.Visitor;
import java.util.Optional;

/** Where more nodes are found by their ids. */
public interface NodeSource {
    /** Empty also for what the visitor may not see. */
    Optional<? extends TypedNode> node(String id, Visitor visitor);
}
