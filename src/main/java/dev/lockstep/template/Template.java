package dev.lockstep.template;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.Tracker;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What records of one kind say of themselves.
 *
 * @param fields in the order in which they are shown
 */
public record Template(String id, String name, String description, Tracker tracker, Map<String, Field> fields) {
    /** A value as it was given. */
    public record Given(String name, @Nullable Object value) {}

    /**
     * The values of all fields, null where nothing was given.
     *
     * @throws Refused naming the field that is unknown, given twice, missing or of the wrong form
     */
    public Map<String, @Nullable Object> checked(List<Given> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.keySet().forEach(name -> values.put(name, null));
        byName(given).forEach((name, value) -> {
            var field = fields.get(name);
            if (field == null) {
                throw Refused.invalid(
                        "field_unknown",
                        name,
                        "The template " + this.name + " has no field " + shortened(name) + "; it has "
                                + String.join(", ", fields.keySet()) + ".");
            }
            if (value != null) {
                field.form().check(name, value);
            }
            values.put(name, value);
        });
        mustHaveAll(values);
        return Collections.unmodifiableMap(values);
    }

    /** @throws Refused naming the one that is there twice */
    public static Map<String, @Nullable Object> byName(List<Given> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        given.forEach(each -> {
            if (values.containsKey(each.name())) {
                throw Refused.invalid(
                        "field_twice", each.name(), "The field " + shortened(each.name()) + " is given twice.");
            }
            values.put(each.name(), each.value());
        });
        return values;
    }

    private void mustHaveAll(Map<String, @Nullable Object> values) {
        fields.forEach((name, field) -> {
            if (field.required() && values.get(name) == null) {
                throw Refused.invalid(
                        "field_missing", name, "The template " + this.name + " needs the field " + name + ".");
            }
        });
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }
}
