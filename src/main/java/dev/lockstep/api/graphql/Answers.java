package dev.lockstep.api.graphql;

import dev.lockstep.base.Refused;
import graphql.ExecutionResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From the bytes of a request to what is answered. */
final class Answers {
    private static final int MAX_BODY = 4 * 1024 * 1024;

    private final Function<Question, Function<Asking, ExecutionResult>> engine;

    Answers(Function<Question, Function<Asking, ExecutionResult>> engine) {
        this.engine = engine;
    }

    /** @param body JSON */
    record Answer(int status, Object body) {}

    Answer to(InputStream sent, Asking asking) throws IOException {
        byte[] body = sent.readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            var tooLarge = new Failure(413, "body_too_large", "A request may have " + MAX_BODY + " bytes.", null, null);
            return new Answer(413, tooLarge.answer());
        }
        try {
            return of(Question.read(body), asking);
        } catch (Refused malformed) {
            return new Answer(400, Failure.of(malformed).answer());
        }
    }

    private Answer of(Question.Sent sent, Asking asking) {
        List<Map<String, Object>> answers =
                sent.questions().stream().map(each -> one(each, asking)).toList();
        return new Answer(200, sent.batch() ? answers : answers.getFirst());
    }

    private Map<String, Object> one(Question question, Asking asking) {
        try {
            return Told.of(engine.apply(question).apply(asking), asking.takeWarnings());
        } catch (RuntimeException failure) {
            return Failure.of(failure).answer();
        }
    }
}
