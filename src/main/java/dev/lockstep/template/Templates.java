package dev.lockstep.template;

import static dev.lockstep.template.Field.optional;
import static dev.lockstep.template.Field.required;

import dev.lockstep.connector.Tracker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The templates of all kinds of trackers; they are part of the product and never change. */
public final class Templates {
    private static final Form TEXT = new Form.Text(null);
    private static final Form ADDRESS = new Form.Text("uri");
    private static final Form FLAG = new Form.Flag();
    private static final Form TROUBLE = members("title", "content");
    /** What is sent, by the ends of the fields' names; empty for all of it. */
    private static final List<String> SENT =
            List.of("", "-labels", "-comments", "-assignments", "-title-changes", "-state", "-templated-fields");

    private Templates() {}

    /** Jira first, for those who take the first that is there. */
    public static final List<Template> IMS = Stream.of(Tracker.JIRA, Tracker.GITHUB, Tracker.PLANE)
            .map(tracker -> template("ims", tracker, "", ofIms(tracker)))
            .toList();

    /** The four templates of one tracker. */
    public record Kind(Template ims, Template project, Template issue, Template user) {}

    private static final Map<Tracker, Kind> KINDS = kinds(); // behind what it is made of

    public static Kind of(Tracker tracker) {
        return java.util.Objects.requireNonNull(KINDS.get(tracker));
    }

    /** Any of them. */
    public static Optional<Template> find(String id) {
        return KINDS.values().stream()
                .flatMap(kind -> Stream.of(kind.ims(), kind.project(), kind.issue(), kind.user()))
                .filter(template -> template.id().equals(id))
                .findFirst();
    }

    private static Map<Tracker, Kind> kinds() {
        Map<Tracker, Kind> kinds = new LinkedHashMap<>();
        for (var ims : IMS) {
            var tracker = ims.tracker();
            kinds.put(
                    tracker,
                    new Kind(
                            ims,
                            template("project", tracker, "", ofProject(tracker)),
                            template("issue", tracker, " Issue", ofIssue(tracker)),
                            template("user", tracker, " User", ofUser(tracker))));
        }
        return kinds;
    }

    private static Template template(String kind, Tracker tracker, String ending, Map<String, Field> fields) {
        var name = tracker == Tracker.GITHUB ? "Github" : tracker.title(); // as system G writes it
        int place = Arrays.asList(Tracker.JIRA, Tracker.GITHUB, Tracker.PLANE).indexOf(tracker) + 1;
        return new Template(
                "template:" + kind + ":" + place + name.toLowerCase(java.util.Locale.ROOT),
                name + ending,
                "What " + tracker.title() + " needs.",
                tracker,
                fields);
    }

    private static Map<String, Field> ofIms(Tracker tracker) {
        Map<String, Field> fields = new LinkedHashMap<>();
        switch (tracker) {
            case JIRA -> {
                fields.put("root-url", required(ADDRESS));
                fields.put("jira-edition", required(new Form.OneOf(List.of("CLOUD", "DATA_CENTER"))));
            }
            case GITHUB -> fields.put("graphql-url", required(ADDRESS));
            case PLANE -> fields.put("root-url", required(ADDRESS));
        }
        for (var name : List.of("read-user", "default-type", "default-template", "bot-user")) {
            fields.put(name, optional(TEXT));
        }
        fields.put("last-notification", optional(TROUBLE));
        // What system G got from its login service.
        if (tracker == Tracker.JIRA) {
            fields.put("email", Field.hidden());
        }
        fields.put("token", Field.hidden());
        return fields;
    }

    private static Map<String, Field> ofProject(Tracker tracker) {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put(
                "repo",
                required(
                        switch (tracker) {
                            case JIRA -> TEXT;
                            case GITHUB -> members("owner", "repo");
                            case PLANE -> members("workspace", "project");
                        }));
        for (var name : List.of("default-template", "default-type", "bot-user")) {
            fields.put(name, optional(TEXT));
        }
        for (var ending : SENT) {
            fields.put("enable-outgoing" + ending, optional(FLAG));
        }
        if (tracker == Tracker.GITHUB) {
            fields.put("label-state-mapper", optional(new Form.Elements(members("label", "state"))));
        }
        fields.put("last-notification", optional(TROUBLE));
        return fields;
    }

    private static Map<String, Field> ofIssue(Tracker tracker) {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put("url", optional(ADDRESS));
        // Plane's ids are no numbers.
        fields.put("id", optional(tracker == Tracker.PLANE ? TEXT : new Form.Whole()));
        fields.put("number", optional(new Form.Whole()));
        fields.put("last-notification", optional(TROUBLE));
        return fields;
    }

    private static Map<String, Field> ofUser(Tracker tracker) {
        Map<String, Field> fields = new LinkedHashMap<>();
        switch (tracker) {
            case JIRA -> fields.put("jira_id", optional(TEXT));
            case GITHUB -> {
                fields.put("github_id", optional(new Form.Whole()));
                fields.put("github_node_id", optional(TEXT));
            }
            case PLANE -> fields.put("plane_id", optional(TEXT));
        }
        return fields;
    }

    private static Form members(String one, String other) {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put(one, TEXT);
        forms.put(other, TEXT);
        return new Form.Members(forms);
    }
}
