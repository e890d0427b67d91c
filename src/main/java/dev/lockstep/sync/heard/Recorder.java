package dev.lockstep.sync.heard;

import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.RemoteHttp.Sent;
import dev.lockstep.operation.exchange.Exchange;
import dev.lockstep.operation.exchange.Exchange.Part;
import dev.lockstep.operation.exchange.Round;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one round asks. The first are kept and the last, which tells how it ended. For one thread. */
final class Recorder implements Consumer<Sent> {
    static final int KEPT = 20;
    static final int BODY_CHARS = 2_000;
    private static final int PATH_CHARS = 500;

    private final List<Sent> heard = new ArrayList<>();
    private int leftOut;

    @Override
    public void accept(Sent sent) {
        if (heard.size() == KEPT) {
            heard.removeLast();
            leftOut++;
        }
        heard.add(sent);
    }

    /** @param whole false for the lines alone, without headers and bodies */
    Round round(boolean whole) {
        var at = heard.isEmpty() ? Instant.EPOCH : heard.getFirst().at();
        return new Round(at, heard.stream().map(each -> noted(each, whole)).toList(), leftOut);
    }

    private static Exchange noted(Sent sent, boolean whole) {
        var ask = sent.ask();
        var answer = sent.answer();
        var masks = Masks.of(ask);
        return new Exchange(
                sent.at(),
                ask.method(),
                path(ask.uri(), masks),
                sent.took().toMillis(),
                answer == null ? null : answer.status(),
                sent.failure(),
                whole ? sent(ask, masks) : null,
                whole && answer != null ? received(ask, answer, masks) : null);
    }

    private static String path(URI uri, Masks masks) {
        var query = uri.getRawQuery();
        var path = uri.getRawPath() + (query == null ? "" : "?" + masks.query(query));
        return path.substring(0, Math.min(path.length(), PATH_CHARS));
    }

    private static Part sent(Ask ask, Masks masks) {
        return part(masks.headers(ask.headers()), ask.body(), masks);
    }

    /** What was only read stands in the issue; the answer to a write, and a refusal, tell something of their own. */
    private static Part received(Ask ask, Answer answer, Masks masks) {
        var body = ask.writes() || !answer.ok() ? answer.body() : null;
        return part(masks.answered(answer.headers()), body, masks);
    }

    private static Part part(Map<String, String> headers, @Nullable String body, Masks masks) {
        if (body == null || body.isEmpty()) {
            return new Part(headers, null, false);
        }
        var begin = masks.body(body);
        boolean cut = begin.length() > BODY_CHARS;
        return new Part(headers, cut ? begin.substring(0, BODY_CHARS) : begin, cut);
    }
}
