package dev.lockstep.api.graphql;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param introspection whether callers may ask for the schema itself */
@ConfigurationProperties("lockstep.graphql")
record GraphqlSettings(@DefaultValue("true") boolean introspection) {}
