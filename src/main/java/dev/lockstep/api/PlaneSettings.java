package dev.lockstep.api;

import dev.lockstep.base.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The Plane account and project that the settings name; every part may be missing. */
@ConfigurationProperties("lockstep.plane")
public record PlaneSettings(
        @DefaultValue("https://api.plane.so/api/v1") URI apiUrl,
        @Nullable Secret token,
        @Nullable String workspace,
        @Nullable String projectId,
        @Nullable String completedStateId,
        @Nullable Secret webhookSecret) {}
