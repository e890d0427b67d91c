package dev.lockstep.api.graphql.tracker;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.template.Template.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is given for a link, as it is meant, and as the link has it. Pure. */
final class ImsProjectForm {
    static final String OUTGOING = "enable-outgoing";

    private ImsProjectForm() {}

    /**
     * Where it leads may be given as a text or as an object, whatever the tracker.
     *
     * @param warn is told of what has no effect
     */
    static List<Given> meant(Tracker tracker, List<Given> given, Consumer<String> warn) {
        GivenFields.warn(given, warn);
        return given.stream()
                .map(each -> each.name().equals("repo") ? new Given("repo", repo(tracker, each.value())) : each)
                .toList();
    }

    private static @Nullable Object repo(Tracker tracker, @Nullable Object value) {
        if (tracker == Tracker.JIRA) {
            return value instanceof Map<?, ?> object && object.size() == 1 && object.containsKey("repo")
                    ? object.get("repo")
                    : value;
        }
        if (value instanceof String path
                && path.chars().filter(sign -> sign == '/').count() == 1) {
            return object(tracker, path);
        }
        return value;
    }

    private static Map<String, Object> object(Tracker tracker, String path) {
        int cut = path.indexOf('/');
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(tracker == Tracker.GITHUB ? "owner" : "workspace", path.substring(0, cut));
        members.put(tracker == Tracker.GITHUB ? "repo" : "project", path.substring(cut + 1));
        return members;
    }

    /** @param fields checked by the template */
    static Container container(Tracker tracker, Map<String, @Nullable Object> fields) {
        var repo = fields.get("repo");
        var path = repo instanceof Map<?, ?> object
                ? object.get(tracker == Tracker.GITHUB ? "owner" : "workspace")
                        + "/"
                        + object.get(tracker == Tracker.GITHUB ? "repo" : "project")
                : String.valueOf(repo);
        if (path.isBlank() || path.length() > 300 || path.startsWith("/") || path.endsWith("/")) {
            throw Refused.invalid("field_invalid", "repo", "repo must name a place at " + tracker.title() + ".");
        }
        return new Container(path.strip());
    }

    static Object repo(Tracker tracker, Container container) {
        return tracker == Tracker.JIRA ? container.path() : object(tracker, container.path());
    }

    /** What goes out, by the link's words; what is not said is left out. */
    static Map<String, Boolean> sends(Map<String, @Nullable Object> fields) {
        Map<String, Boolean> sends = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith(OUTGOING + "-") && value instanceof Boolean on) {
                sends.put(word(name), on);
            }
        });
        return sends;
    }

    /** {@code titleChanges} for {@code enable-outgoing-title-changes}. */
    private static String word(String field) {
        var parts = field.substring(OUTGOING.length() + 1).split("-");
        var word = new StringBuilder(parts[0]);
        for (int at = 1; at < parts.length; at++) {
            word.append(parts[at].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[at].substring(1));
        }
        return word.toString();
    }

    static String field(String word) {
        return OUTGOING + "-" + word.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
