package dev.lockstep.api.repeat;

import dev.lockstep.api.ProblemWriter;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.rest.ReadBefore;
import dev.lockstep.repeat.Answer;
import dev.lockstep.repeat.Asked;
import dev.lockstep.repeat.Repeats;
import dev.lockstep.repeat.Turn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Does a POST with an {@code Idempotency-Key} once, however often it comes. Runs behind the security filters, so the caller is
 * known: the ways in, whose callers are nobody yet, have no keys. A repetition reaches no route.
 */
@Component
class RepeatFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatFilter.class);
    private static final int MAX_BODY = 8 * 1024 * 1024;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;
    private static final List<String> KEPT = List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.RETRY_AFTER);

    private final Repeats repeats;
    private final ProblemWriter problems;

    RepeatFilter(Repeats repeats, ProblemWriter problems) {
        this.repeats = repeats;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/api/v1/")
                || request.getHeader(RepeatKey.HEADER) == null
                || !Visitor.current().known();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = RepeatKey.read(request.getHeader(RepeatKey.HEADER));
        if (key.isEmpty()) {
            var detail = "Idempotency-Key must have 1 to 255 visible ASCII characters, such as a UUID.";
            problems.write(request, response, HttpStatus.BAD_REQUEST, "idempotency_key_invalid", detail);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            var detail = "A request with an Idempotency-Key may have " + MAX_BODY + " bytes. Send it without the key.";
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "body_too_large", detail);
            return;
        }
        var asked = RepeatKey.asked(Visitor.current(), key.get(), request, body);
        switch (repeats.begin(asked)) {
            case Turn.First first -> once(asked, new ReadBefore(request, body), response, chain);
            case Turn.Again again -> replay(again.answer(), response);
            case Turn.Other other ->
                refuse(
                        request,
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency_key_reused",
                        "This Idempotency-Key was used for another request within the last day. Make a new one.");
            case Turn.Running running -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                refuse(
                        request,
                        response,
                        HttpStatus.CONFLICT,
                        "idempotency_running",
                        "The first request with this Idempotency-Key is still running. Ask again in a moment.");
            }
            case Turn.Unknown unknown ->
                refuse(
                        request,
                        response,
                        HttpStatus.CONFLICT,
                        "idempotency_unknown",
                        "The first request with this Idempotency-Key was cut off, and nobody knows whether it was done. Look"
                                + " whether it was; if not, send it with a new key.");
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        problems.write(request, response, status, code, detail);
    }

    private void once(Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        boolean ended = false;
        try {
            chain.doFilter(request, caught);
            ended = true;
        } finally {
            keep(asked, caught, ended);
        }
        caught.copyBodyToResponse();
    }

    /** Where nothing was done, the key is free again; what only this client may have (a cookie) is nobody else's. */
    private void keep(Asked asked, ContentCachingResponseWrapper answer, boolean ended) {
        int status = answer.getStatus();
        boolean refused = status >= FIRST_REFUSAL && status < FIRST_FAILURE || status == 503;
        try {
            if (!ended) {
                repeats.answered(asked, null);
            } else if (refused || answer.containsHeader(HttpHeaders.SET_COOKIE)) {
                repeats.forget(asked);
            } else {
                repeats.answered(asked, new Answer(status, headers(answer), answer.getContentAsByteArray()));
            }
        } catch (RuntimeException missing) {
            // It was done, and its caller hears so; a repetition will hear that nobody knows.
            LOG.error("The answer to a request with an Idempotency-Key could not be kept", missing);
        }
    }

    private static Map<String, String> headers(HttpServletResponse answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (var name : KEPT) {
            var value = name.equals(HttpHeaders.CONTENT_TYPE) ? answer.getContentType() : answer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(RepeatKey.REPLAYED, "true");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
