package dev.lockstep.api.graphql;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.issue.Issues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A failure as it is told: by a stable code, and for surprises without anything of their own.
 *
 * @param status what the REST API would answer
 * @param field the input that is meant
 * @param trace under which the log tells more
 */
record Failure(
        int status,
        String code,
        String message,
        @Nullable String field,
        @Nullable String trace) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    static Failure of(Throwable failure) {
        return switch (failure) {
            case Refused refused -> of(refused);
            case Issues.VersionConflict conflict ->
                new Failure(409, "version_conflict", "The record was changed meanwhile. Try again.", null, null);
            case ConnectorException tracker ->
                new Failure(502, "tracker_failed", tracker.fault().message(), null, null);
            case DataAccessException database -> database(database);
            case TransactionException database -> database(database);
            default -> surprise(failure);
        };
    }

    private static Failure of(Refused refused) {
        int status = switch (refused.kind()) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STATE -> 422;
            case UNAVAILABLE -> 503;
        };
        var message = refused.getMessage();
        return new Failure(status, refused.code(), message == null ? "" : message, refused.field(), null);
    }

    private static Failure database(RuntimeException failure) {
        if (Outage.isNews(failure)) {
            LOG.error("The database cannot be used: {}", Outage.cause(failure), failure);
        }
        var message = "The database cannot be used now. Nothing was changed; try again.";
        return new Failure(503, "database_unavailable", message, null, null);
    }

    private static Failure surprise(Throwable failure) {
        var trace = Ids.next().toString();
        LOG.error("Surprise {}", trace, failure);
        var message = "Something went wrong here. The log tells more under this traceId.";
        return new Failure(500, "internal_error", message, null, trace);
    }

    Map<String, Object> extensions() {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("status", status);
        extensions.put("code", code);
        if (field != null) {
            extensions.put("field", field);
        }
        if (trace != null) {
            extensions.put("traceId", trace);
        }
        return extensions;
    }

    /** Where nothing was executed. */
    Map<String, Object> answer() {
        return Map.of("errors", java.util.List.of(Map.of("message", message, "extensions", extensions())));
    }
}
