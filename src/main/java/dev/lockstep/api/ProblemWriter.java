package dev.lockstep.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** RFC 9457 problems: how they are made, and how they are written where no controller is reached. */
@Component
public class ProblemWriter {
    private final JsonMapper mapper;

    ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @param code stable, snake_case, for machines */
    public static ProblemDetail problem(HttpStatusCode status, String code, @Nullable String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail == null ? "" : detail);
        problem.setType(URI.create("urn:lockstep:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }

    /** Clients of the older services read {@code message} or {@code error}. */
    static ProblemDetail forOldClients(ProblemDetail problem, String path) {
        var detail = problem.getDetail();
        var text = detail == null || detail.isBlank() ? problem.getTitle() : detail;
        if (path.startsWith("/api/sync")) {
            problem.setProperty("message", text);
        } else if (path.startsWith("/api/projects") || path.startsWith("/api/actions")) {
            problem.setProperty("error", text);
        }
        return problem;
    }

    public void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String code, String detail)
            throws IOException {
        var problem = forOldClients(problem(status, code, detail), request.getRequestURI());
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(mapper.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
