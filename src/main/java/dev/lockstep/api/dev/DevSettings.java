package dev.lockstep.api.dev;

import dev.lockstep.base.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param login whether anybody on this machine may be anybody
 * @param jiraEmail with {@code jiraToken}: for connections to Jira that are made without a credential
 */
@ConfigurationProperties("lockstep.dev")
public record DevSettings(
        @DefaultValue("false") boolean login,
        @Nullable String jiraEmail,
        @Nullable Secret jiraToken) {}
