package dev.lockstep.api.graphql.read;

/** A node that says of which type it is. */
public interface TypedNode {
    String id();

    String typeName();
}
