package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.change.Input;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import dev.lockstep.template.Template;
import dev.lockstep.template.Template.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What mutations say of connections and links. */
final class GivenFields {
    private static final int MOST_NAME = 100;
    private static final int MOST_DESCRIPTION = 4_000;

    private static final Set<String> ONLY_KEPT =
            Set.of("read-user", "default-type", "default-template", "bot-user", "label-state-mapper");

    private GivenFields() {}

    /** Empty where none are given. */
    static List<Given> of(Input input) {
        List<Given> given = new ArrayList<>();
        if (input.value("templatedFields") instanceof Collection<?> several) {
            several.forEach(each -> {
                var members = (Map<?, ?>) java.util.Objects.requireNonNull(each); // as the schema says
                given.add(new Given(String.valueOf(members.get("name")), members.get("value")));
            });
        }
        return given;
    }

    /** What is only kept. Whoever sets it shall not wait for what it would have done elsewhere. */
    static void warn(List<Given> given, Consumer<String> warn) {
        given.stream()
                .filter(each -> each.value() != null && ONLY_KEPT.contains(each.name()))
                .forEach(each -> warn.accept(each.name() + " is kept and answered; nothing is done by it here."));
    }

    /** As it is now, with what is given in its place. */
    static List<Given> over(Map<String, @Nullable Object> now, List<Given> given) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(now);
        merged.putAll(Template.byName(given));
        return merged.entrySet().stream()
                .map(each -> new Given(each.getKey(), each.getValue()))
                .toList();
    }

    /** What is kept beside a record, which knows some of it better; never a secret. */
    static Map<String, @Nullable Object> kept(
            Template template, Map<String, @Nullable Object> values, Set<String> known) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        template.fields().forEach((name, field) -> {
            if (!field.secret() && !known.contains(name) && values.get(name) != null) {
                kept.put(name, values.get(name));
            }
        });
        return kept;
    }

    /** Null where none is given. */
    static @Nullable String name(Input input) {
        var given = input.textOrNull("name");
        if (given == null) {
            return null;
        }
        var name = Texts.line(given);
        if (name.isEmpty() || name.length() > MOST_NAME) {
            throw Refused.invalid("name_invalid", "name", "name has 1 to " + MOST_NAME + " characters.");
        }
        return name;
    }

    static @Nullable String description(Input input) {
        var given = input.textOrNull("description");
        if (given != null && given.length() > MOST_DESCRIPTION) {
            throw Refused.invalid(
                    "description_too_long",
                    "description",
                    "description has at most " + MOST_DESCRIPTION + " characters.");
        }
        return given == null ? null : Texts.lines(given);
    }
}
