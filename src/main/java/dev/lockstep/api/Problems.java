package dev.lockstep.api;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.issue.Issues;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every failure as an RFC 9457 problem with a stable code; surprises without internals, with an id to find them in the log. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    static String codeOf(HttpStatusCode status) {
        return status instanceof HttpStatus known ? known.name().toLowerCase(Locale.ROOT) : "failed";
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refused refused, WebRequest request) {
        var status = statusOf(refused.kind());
        var problem = ProblemWriter.problem(status, refused.code(), refused.getMessage());
        if (refused.field() != null) {
            problem.setProperty("field", refused.field());
        }
        return answer(problem, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> versionConflict(Issues.VersionConflict conflict, WebRequest request) {
        var detail = "The record was changed meanwhile. Read it again and send the change with its new version.";
        return answer(ProblemWriter.problem(HttpStatus.CONFLICT, "version_conflict", detail), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> trackerFailed(ConnectorException failure, WebRequest request) {
        var problem = switch (failure.fault()) {
            case ConnectorFault.RateLimited limited ->
                ProblemWriter.problem(HttpStatus.SERVICE_UNAVAILABLE, "tracker_rate_limited", limited.message());
            case ConnectorFault.Unauthorized fault -> gateway("tracker_unauthorized", fault);
            case ConnectorFault.Forbidden fault -> gateway("tracker_forbidden", fault);
            case ConnectorFault.NotFound fault -> gateway("tracker_not_found", fault);
            case ConnectorFault.Invalid fault -> gateway("tracker_refused", fault);
            case ConnectorFault.Unavailable fault -> gateway("tracker_unavailable", fault);
            case ConnectorFault.Unread fault -> gateway("tracker_unavailable", fault);
            case ConnectorFault.Malformed fault -> gateway("tracker_malformed", fault);
        };
        return answer(problem, request);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> databaseFailed(Exception failure, WebRequest request) {
        if (Outage.noText(failure)) {
            var way = "A text here has a NUL character or half of one, which no text may have. Send it without.";
            return answer(ProblemWriter.problem(HttpStatus.BAD_REQUEST, "text_invalid", way), request);
        }
        if (Outage.isNews(failure)) {
            LOG.error("The database cannot be used: {}", Outage.cause(failure), failure);
        }
        var detail = "The database cannot be used now. Nothing was changed; try again.";
        return answer(ProblemWriter.problem(HttpStatus.SERVICE_UNAVAILABLE, "database_unavailable", detail), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> surprise(Exception failure, WebRequest request) {
        var traceId = Ids.next().toString();
        LOG.error("Surprise {}", traceId, failure);
        var detail = "Something went wrong here. The log tells more under this traceId.";
        var problem = ProblemWriter.problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", detail);
        problem.setProperty("traceId", traceId);
        return answer(problem, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail = "The body is not JSON of the form that this expects.";
        return answer(ProblemWriter.problem(HttpStatus.BAD_REQUEST, "malformed_body", detail), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail = body instanceof ProblemDetail given ? given.getDetail() : null;
        var problem = ProblemWriter.problem(status, codeOf(status), detail);
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            problem =
                    mismatched(mismatch.getName(), mismatch.getParameter().hasParameterAnnotation(PathVariable.class));
        } else if (failure instanceof BindException bound
                && !bound.getFieldErrors().isEmpty()) {
            problem = mismatched(bound.getFieldErrors().getFirst().getField(), false);
        } else if (failure instanceof MissingServletRequestParameterException missing) {
            problem.setProperty("field", missing.getParameterName());
        }
        return super.handleExceptionInternal(
                failure, marked(problem, request), headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    /** What cannot be an id is the id of nothing. */
    private static ProblemDetail mismatched(String name, boolean inPath) {
        if (inPath) {
            return ProblemWriter.problem(HttpStatus.NOT_FOUND, "not_found", "There is nothing with this " + name + ".");
        }
        var problem = ProblemWriter.problem(
                HttpStatus.BAD_REQUEST, "invalid_value", "The value of " + name + " is not of the expected form.");
        problem.setProperty("field", name);
        return problem;
    }

    public static HttpStatus statusOf(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STATE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    private static ProblemDetail gateway(String code, ConnectorFault fault) {
        return ProblemWriter.problem(HttpStatus.BAD_GATEWAY, code, fault.message());
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, WebRequest request) {
        return ResponseEntity.status(problem.getStatus()).body(marked(problem, request));
    }

    private static ProblemDetail marked(ProblemDetail problem, WebRequest request) {
        return request instanceof ServletWebRequest web
                ? ProblemWriter.forOldClients(problem, web.getRequest().getRequestURI())
                : problem;
    }
}
