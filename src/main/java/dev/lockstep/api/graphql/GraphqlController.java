package dev.lockstep.api.graphql;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door of the graph: JSON by POST alone, so no page of another site can send anything by a form or a link. */
@RestController
class GraphqlController {
    private final Answers answers;

    GraphqlController(Schema schema, Engine engine) {
        answers = new Answers(question -> asking -> engine.answer(schema.graph(), question, asking));
    }

    /** Who calls is asked here, because clients of a graph expect an answer of its own form. */
    @Access(Least.OPEN)
    @PostMapping(path = "/graphql", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> ask(HttpServletRequest request) throws IOException {
        var visitor = Visitor.current();
        if (!visitor.known()) {
            return of(200, unknown().answer());
        }
        var answer = answers.to(request.getInputStream(), new Asking(visitor, request.getRemoteAddr()));
        return of(answer.status(), answer.body());
    }

    private static Failure unknown() {
        return new Failure(
                403,
                "unauthenticated",
                "This needs the header Authorization: Bearer <token>, or a browser that is signed in.",
                null,
                null);
    }

    private static ResponseEntity<byte[]> of(int status, Object answer) {
        return ResponseEntity.status(HttpStatusCode.valueOf(status))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.MAPPER.writeValueAsBytes(answer));
    }
}
