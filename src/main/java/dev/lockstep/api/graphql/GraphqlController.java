package dev.lockstep.api.graphql;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door of the graph: JSON by POST alone, so no page of another site can send anything by a form or a link. */
@RestController
class GraphqlController {
    private static final int MAX_BODY = 4 * 1024 * 1024;

    private final Engine engine;

    GraphqlController(Engine engine) {
        this.engine = engine;
    }

    /** Who calls is asked here, because clients of a graph expect an answer of its own form. */
    @Access(Least.OPEN)
    @PostMapping(path = "/graphql", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ask(HttpServletRequest request) throws IOException {
        var visitor = Visitor.current();
        if (!visitor.known()) {
            return of(HttpStatus.OK, unknown().answer());
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    new Failure(413, "body_too_large", "A request may have " + MAX_BODY + " bytes.", null, null)
                            .answer());
        }
        try {
            return answer(Question.read(body), new Asking(visitor, request.getRemoteAddr()));
        } catch (Refused malformed) {
            return of(HttpStatus.BAD_REQUEST, Failure.of(malformed).answer());
        }
    }

    private ResponseEntity<byte[]> answer(Question.Sent sent, Asking asking) {
        List<Map<String, Object>> answers =
                sent.questions().stream().map(each -> answer(each, asking)).toList();
        return of(HttpStatus.OK, sent.batch() ? answers : answers.getFirst());
    }

    private Map<String, Object> answer(Question question, Asking asking) {
        try {
            return Told.of(engine.answer(question, asking), asking.takeWarnings());
        } catch (RuntimeException failure) {
            return Failure.of(failure).answer();
        }
    }

    private static Failure unknown() {
        return new Failure(
                403,
                "unauthenticated",
                "This needs the header Authorization: Bearer <token>, or a browser that is signed in.",
                null,
                null);
    }

    private static ResponseEntity<byte[]> of(HttpStatus status, Object answer) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.MAPPER.writeValueAsBytes(answer));
    }
}
