package dev.lockstep.connector.jira;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is the same for all Jiras.
 *
 * @param issueType name of what is created, null for the project's Task or else its first
 * @param createSettles how long a create without an answer may still happen; tests of crashes shorten it
 */
@ConfigurationProperties("lockstep.jira")
record JiraOptions(
        @Nullable String issueType, @DefaultValue("60s") Duration createSettles) {}
