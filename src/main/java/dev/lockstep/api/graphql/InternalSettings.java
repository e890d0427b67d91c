package dev.lockstep.api.graphql;

import dev.lockstep.base.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param token what opens the internal part of the graph; without it there is none */
@ConfigurationProperties("lockstep.internal")
record InternalSettings(@Nullable Secret token) {}
