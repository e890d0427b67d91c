package dev.lockstep.watch;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.base.Texts;
import dev.lockstep.watch.Action.Filters;
import dev.lockstep.watch.Action.Options;
import dev.lockstep.webhook.TargetUrl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an action and its secrets may look like. */
final class ActionRules {
    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_SCRIPT_BYTES = 65_536;
    private static final int MAX_PATTERNS = 50;
    private static final int MAX_PATTERN_CHARS = 255;
    private static final int MAX_TIMEOUT_SECONDS = 300;
    private static final int MAX_SECRET_BYTES = 32_768;
    private static final Pattern SECRET_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern RESERVED = Pattern.compile(
            "(?i)PATH|HOME|BASH.*|LD_.*|ENV|IFS|SHELLOPTS|PS4|LOCKSTEP_.*|COMMIT_.*|WATCH_NAME|RUN_ID|ALL_PROXY|HTTPS?_PROXY");

    private ActionRules() {}

    static Action checked(Action action) {
        if (action.name().isBlank() || action.name().length() > MAX_NAME_CHARS) {
            throw invalid("name", "An action's name has 1 to " + MAX_NAME_CHARS + " characters.");
        }
        switch (action.kind()) {
            case WEBHOOK -> required(action.webhookUrl());
            case SCRIPT -> required(action.script());
            case ISSUE -> {}
        }
        if (action.webhookUrl() != null) {
            TargetUrl.parse(action.webhookUrl());
        }
        if (action.script() != null && action.script().getBytes(StandardCharsets.UTF_8).length > MAX_SCRIPT_BYTES) {
            throw invalid("scriptContent", "A script has at most " + MAX_SCRIPT_BYTES + " bytes.");
        }
        patterns(action.filters());
        options(action.options());
        return action;
    }

    static String name(@Nullable String given, Action.Kind kind) {
        var name = Texts.line(given == null ? "" : given);
        return name.isEmpty() ? kind.name().toLowerCase(java.util.Locale.ROOT) : name;
    }

    private static void required(@Nullable String part) {
        if (part == null || part.isBlank()) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "action_incomplete",
                    "actionType",
                    "Action type and either webhook URL or script content are required");
        }
    }

    private static void patterns(Filters filters) {
        for (var list : List.of(filters.branches(), filters.paths(), filters.authors())) {
            if (list.size() > MAX_PATTERNS
                    || list.stream().anyMatch(each -> each.isEmpty() || each.length() > MAX_PATTERN_CHARS)) {
                throw invalid(
                        "filters",
                        "A filter has at most " + MAX_PATTERNS + " patterns of 1 to " + MAX_PATTERN_CHARS
                                + " characters.");
            }
        }
        if (filters.message() != null && filters.message().length() > MAX_PATTERN_CHARS) {
            throw invalid("filters", "A message filter has at most " + MAX_PATTERN_CHARS + " characters.");
        }
    }

    private static void options(Options options) {
        if (options.timeoutSeconds() < 1 || options.timeoutSeconds() > MAX_TIMEOUT_SECONDS) {
            throw invalid("timeoutSeconds", "timeoutSeconds must be from 1 to " + MAX_TIMEOUT_SECONDS + ".");
        }
    }

    static void secret(String name, Secret value) {
        if (!SECRET_NAME.matcher(name).matches()) {
            throw invalid("name", "A secret's name has letters, digits and _ and does not begin with a digit.");
        }
        if (RESERVED.matcher(name).matches()) {
            throw invalid("name", "This name means something to the shell; choose another.");
        }
        secretValue(value);
    }

    static void secretValue(Secret value) {
        if (value.reveal().isEmpty()
                || value.reveal().indexOf('\0') >= 0
                || value.reveal().getBytes(StandardCharsets.UTF_8).length > MAX_SECRET_BYTES) {
            throw invalid("value", "A secret has 1 to " + MAX_SECRET_BYTES + " bytes and no NUL.");
        }
    }

    private static Refused invalid(String field, String message) {
        return Refused.invalid("action_invalid", field, message);
    }
}
