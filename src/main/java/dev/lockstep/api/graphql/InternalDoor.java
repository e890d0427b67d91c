package dev.lockstep.api.graphql;

import dev.lockstep.account.Digests;
import dev.lockstep.api.Caller;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.port.SideDoor;
import dev.lockstep.api.port.SidePort;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The graph with its internal part, for programs of this machine that have its own token. */
@Component
final class InternalDoor implements SideDoor {
    private static final String BEARER = "bearer ";

    private final Answers answers;
    private final byte @Nullable [] digest;

    InternalDoor(Schema schema, Engine engine, InternalSettings settings) {
        answers = new Answers(question -> asking -> engine.answer(schema.internal(), question, asking));
        var token = settings.token();
        digest = token == null ? null : Digests.sha256(token.reveal());
    }

    @Override
    public SidePort port() {
        return SidePort.INTERNAL;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = GraphPage.file(request.getRequestURI());
        if (request.getMethod().equals("GET") && file.isPresent()) {
            show(file.get(), response);
        } else if (!request.getMethod().equals("POST")
                || !request.getRequestURI().equals("/graphql")
                || !String.valueOf(request.getContentType()).startsWith("application/json")) {
            write(response, 404, refusal(404, "not_found", "Here are POST /graphql with JSON, and GET /graphiql."));
        } else if (!isKnown(request.getHeader("Authorization"))) {
            write(response, 200, refusal(403, "unauthenticated", "This needs the token of LOCKSTEP_INTERNAL_TOKEN."));
        } else {
            var visitor = new Visitor(Caller.TOKEN, null, null, null);
            var answer = answers.to(request.getInputStream(), new Asking(visitor, request.getRemoteAddr()));
            write(response, answer.status(), answer.body());
        }
    }

    private static void show(GraphPage.File file, HttpServletResponse response) throws IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'");
        response.setContentType(file.type());
        try (var content = file.content().getInputStream()) {
            content.transferTo(response.getOutputStream());
        }
    }

    private boolean isKnown(@Nullable String header) {
        return digest != null
                && header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        digest, Digests.sha256(header.substring(BEARER.length()).strip()));
    }

    private static Object refusal(int status, String code, String message) {
        return Failure.of(new Refused(
                        status == 404 ? Refused.Kind.NOT_FOUND : Refused.Kind.FORBIDDEN, code, null, message))
                .answer();
    }

    private static void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(body));
    }
}
