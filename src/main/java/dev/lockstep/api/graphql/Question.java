package dev.lockstep.api.graphql;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One operation as it was sent. */
record Question(String query, @Nullable String operationName, Map<String, Object> variables) {
    private static final int MOST_AT_ONCE = 10;

    /** @param batch an array was sent, and is answered with one */
    record Sent(List<Question> questions, boolean batch) {}

    static Sent read(byte[] body) {
        Object json;
        try {
            json = Json.MAPPER.readValue(body, Object.class);
        } catch (JacksonException notJson) {
            throw malformed("The body is not JSON.");
        }
        if (!(json instanceof List<?> batch)) {
            return new Sent(List.of(of(json)), false);
        }
        if (batch.isEmpty() || batch.size() > MOST_AT_ONCE) {
            throw Refused.invalid("batch_too_large", "body", "A request has 1 to " + MOST_AT_ONCE + " operations.");
        }
        return new Sent(batch.stream().map(Question::of).toList(), true);
    }

    @SuppressWarnings("unchecked") // members of JSON objects have names
    private static Question of(@Nullable Object json) {
        if (json instanceof Map<?, ?> members && members.get("query") instanceof String query) {
            var name = members.get("operationName");
            var variables = members.get("variables");
            if ((name == null || name instanceof String) && (variables == null || variables instanceof Map)) {
                return new Question(
                        query, (String) name, variables == null ? Map.of() : (Map<String, Object>) variables);
            }
        }
        throw malformed("Send {\"query\": \"...\"}, with variables and operationName where they are needed.");
    }

    private static Refused malformed(String message) {
        return Refused.invalid("malformed_body", "body", message);
    }
}
