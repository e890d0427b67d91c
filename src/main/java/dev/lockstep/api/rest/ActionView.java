package dev.lockstep.api.rest;

import dev.lockstep.watch.Action;
import dev.lockstep.watch.Action.Filters;
import dev.lockstep.watch.Action.Options;
import dev.lockstep.watch.Actions;
import dev.lockstep.watch.Actions.ActionChange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action on the wire.
 *
 * @param signingSecret only in the answer that makes it
 */
record ActionView(
        UUID id,
        long number,
        UUID watchId,
        String name,
        String kind,
        @Nullable String webhookUrl,
        @Nullable String script,
        Filters filters,
        Options options,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String signingSecret) {
    static ActionView of(Action action) {
        return of(action, null);
    }

    static ActionView of(Actions.Made made) {
        var secret = made.signingSecret();
        return of(made.action(), secret == null ? null : secret.reveal());
    }

    private static ActionView of(Action action, @Nullable String signingSecret) {
        return new ActionView(
                action.id(),
                action.number(),
                action.watchId(),
                action.name(),
                Words.of(action.kind()),
                action.webhookUrl(),
                action.script(),
                action.filters(),
                action.options(),
                action.enabled(),
                action.createdAt(),
                action.updatedAt(),
                signingSecret);
    }

    @Override
    public String toString() {
        return "ActionView[" + id + "]";
    }

    /** What is left out stays, or takes its default in a new action. */
    record Body(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String webhookUrl,
            @Nullable String script,
            @Nullable FiltersBody filters,
            @Nullable OptionsBody options,
            @Nullable Boolean enabled) {
        ActionChange change(Options known) {
            return new ActionChange(
                    name,
                    Words.readOrNull(Action.Kind.class, kind, "kind"),
                    webhookUrl,
                    script,
                    filters == null ? null : filters.checked(),
                    options == null ? null : options.over(known),
                    enabled);
        }
    }

    record FiltersBody(
            @Nullable List<String> branches,
            @Nullable List<String> paths,
            @Nullable List<String> authors,
            @Nullable String message) {
        Filters checked() {
            return new Filters(orEmpty(branches), orEmpty(paths), orEmpty(authors), message);
        }

        private static List<String> orEmpty(@Nullable List<String> given) {
            return given == null
                    ? List.of()
                    : given.stream().filter(Objects::nonNull).toList();
        }
    }

    record OptionsBody(
            @Nullable Integer timeoutSeconds,
            @Nullable Boolean network,
            @Nullable Boolean open,
            @Nullable Boolean comment,
            @Nullable Boolean close,
            @Nullable List<String> labels) {
        Options over(Options known) {
            return new Options(
                    Objects.requireNonNullElse(timeoutSeconds, known.timeoutSeconds()),
                    Objects.requireNonNullElse(network, known.network()),
                    Objects.requireNonNullElse(open, known.open()),
                    Objects.requireNonNullElse(comment, known.comment()),
                    Objects.requireNonNullElse(close, known.close()),
                    Objects.requireNonNullElse(labels, known.labels()));
        }
    }
}
