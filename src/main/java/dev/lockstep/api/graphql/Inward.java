package dev.lockstep.api.graphql;

import graphql.schema.idl.RuntimeWiring;

/** Adds the functions behind the internal part of the schema. */
@FunctionalInterface
public interface Inward {
    void configure(RuntimeWiring.Builder wiring);
}
