package dev.lockstep.api.graphql;

import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An execution's result as it is sent; the errors that the language itself finds get codes as well. */
final class Told {
    private static final int MOST_ERRORS = 20;

    private Told() {}

    static Map<String, Object> of(ExecutionResult result, List<String> warnings) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put(
                    "errors",
                    result.getErrors().stream()
                            .limit(MOST_ERRORS)
                            .map(Told::error)
                            .toList());
        }
        if (result.isDataPresent()) {
            answer.put("data", result.getData());
        }
        if (!warnings.isEmpty()) {
            answer.put("extensions", Map.of("warnings", List.copyOf(warnings)));
        }
        return answer;
    }

    private static Map<String, Object> error(GraphQLError error) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("message", isOwn(error) ? error.getMessage() : Complaint.told(error.getMessage()));
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            told.put(
                    "locations",
                    error.getLocations().stream()
                            .map(place -> Map.of("line", place.getLine(), "column", place.getColumn()))
                            .toList());
        }
        if (error.getPath() != null) {
            told.put("path", error.getPath());
        }
        told.put("extensions", extensions(error));
        return told;
    }

    private static boolean isOwn(GraphQLError error) {
        var extensions = error.getExtensions();
        return extensions != null && extensions.containsKey("code");
    }

    private static Map<String, Object> extensions(GraphQLError error) {
        if (isOwn(error)) {
            return error.getExtensions();
        }
        // Types of others may join.
        var code = switch (error.getErrorType()) {
            case ErrorType.InvalidSyntax -> "query_malformed";
            case ErrorType.OperationNotSupported -> "operation_unsupported";
            case ErrorType.NullValueInNonNullableField -> "value_missing";
            default -> "query_invalid";
        };
        return Map.of("status", 400, "code", code);
    }
}
