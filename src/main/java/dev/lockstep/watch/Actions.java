package dev.lockstep.watch;

import dev.lockstep.base.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored actions and their secrets, which go in and never come out again. Thread-safe. */
public interface Actions {
    Made create(UUID watchId, ActionChange action);

    /** Null members stay. */
    Action change(UUID id, ActionChange change);

    void delete(UUID id);

    Optional<Action> find(UUID id);

    Optional<Action> find(long number);

    /** In the order they were made; at most as many as a watch may have. */
    List<Action> of(UUID watchId);

    /** A new signing secret for a webhook; the old one is void at once. */
    Secret renewSigningSecret(UUID id);

    List<ActionSecret> secrets(UUID actionId);

    ActionSecret addSecret(UUID actionId, String name, Secret value);

    /** @throws dev.lockstep.base.Refused when the action has no such secret */
    ActionSecret changeSecret(UUID actionId, UUID secretId, Secret value);

    void deleteSecret(UUID actionId, UUID secretId);

    /** @param signingSecret of a webhook, shown this once */
    record Made(Action action, @Nullable Secret signingSecret) {}

    /** Null members take the default in a new action and stay in a known one. */
    record ActionChange(
            @Nullable String name,
            Action.@Nullable Kind kind,
            @Nullable String webhookUrl,
            @Nullable String script,
            Action.@Nullable Filters filters,
            Action.@Nullable Options options,
            @Nullable Boolean enabled) {}

    record ActionSecret(UUID id, long number, String name, Instant createdAt, Instant updatedAt) {}
}
