package dev.lockstep.template;

import dev.lockstep.base.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a value must look like: the part of JSON Type Definition (RFC 8927) that templates need. Pure. */
sealed interface Form {
    int MOST_CHARS = 4_000;
    int MOST_ELEMENTS = 100;

    /** As JSON Type Definition writes it. */
    Map<String, Object> json();

    /** @throws Refused naming the field */
    void check(String field, Object value);

    record Text(@Nullable String format) implements Form {
        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>(Map.of("type", "string"));
            if (format != null) {
                json.put("metadata", Map.of("format", format));
            }
            return json;
        }

        @Override
        public void check(String field, Object value) {
            if (!(value instanceof String text) || text.length() > MOST_CHARS) {
                throw wrong(field, "a text of at most " + MOST_CHARS + " characters");
            }
        }
    }

    record Flag() implements Form {
        @Override
        public Map<String, Object> json() {
            return Map.of("type", "boolean");
        }

        @Override
        public void check(String field, Object value) {
            if (!(value instanceof Boolean)) {
                throw wrong(field, "true or false");
            }
        }
    }

    record Whole() implements Form {
        @Override
        public Map<String, Object> json() {
            return Map.of("type", "int32");
        }

        @Override
        public void check(String field, Object value) {
            if (!(value instanceof Number number) || !fits(new BigDecimal(number.toString()))) {
                throw wrong(field, "a whole number of 32 bits");
            }
        }

        private static boolean fits(BigDecimal number) {
            try {
                return number.intValueExact() == number.intValue();
            } catch (ArithmeticException tooLarge) {
                return false;
            }
        }
    }

    record OneOf(List<String> words) implements Form {
        @Override
        public Map<String, Object> json() {
            return Map.of("enum", words);
        }

        @Override
        public void check(String field, Object value) {
            if (!(value instanceof String word) || !words.contains(word)) {
                throw wrong(field, "one of " + String.join(", ", words));
            }
        }
    }

    /** All are required, and there are no others. */
    record Members(Map<String, Form> forms) implements Form {
        @Override
        public Map<String, Object> json() {
            Map<String, Object> properties = new LinkedHashMap<>();
            forms.forEach((name, form) -> properties.put(name, form.json()));
            return Map.of("properties", properties);
        }

        @Override
        public void check(String field, Object value) {
            if (!(value instanceof Map<?, ?> object) || !object.keySet().equals(forms.keySet())) {
                throw wrong(field, "an object of " + String.join(" and ", forms.keySet()));
            }
            forms.forEach((name, form) -> {
                var member = object.get(name);
                if (member == null) {
                    throw wrong(field + "." + name, "given");
                }
                form.check(field + "." + name, member);
            });
        }
    }

    record Elements(Form form) implements Form {
        @Override
        public Map<String, Object> json() {
            return Map.of("elements", form.json());
        }

        @Override
        public void check(String field, Object value) {
            if (!(value instanceof List<?> several) || several.size() > MOST_ELEMENTS) {
                throw wrong(field, "a list of at most " + MOST_ELEMENTS);
            }
            for (var each : new ArrayList<>(several)) {
                form.check(field, Objects.requireNonNullElse(each, "null"));
            }
        }
    }

    static Refused wrong(String field, String what) {
        return Refused.invalid("field_invalid", field, field + " must be " + what + ".");
    }
}
