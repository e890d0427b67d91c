package dev.lockstep.connector;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer, whatever its status: the ground that the connectors stand on. Blocks the calling (virtual)
 * thread until the whole body is there or the deadline has passed. Thread-safe.
 */
public interface RemoteHttp {
    /**
     * Whether a write may still begin, where somebody may write only for a while. It was asked before, but a process may stand
     * still at any place, and another does its work meanwhile.
     */
    ScopedValue<BooleanSupplier> IN_TIME = ScopedValue.newInstance();

    /** Who hears of every request and what came of it, on the thread that asks; must not throw. */
    ScopedValue<Consumer<Sent>> HEARD = ScopedValue.newInstance();

    /**
     * Never inside a unit of work.
     *
     * @throws ConnectorException with {@link ConnectorFault.Unavailable} or {@link ConnectorFault.Malformed}
     */
    Answer send(Ask ask);

    /**
     * The last thing before a request leaves.
     *
     * @throws ConnectorException when it is a write and too late; nothing was sent
     */
    static void checkInTime(Ask ask) {
        if (ask.writes() && IN_TIME.isBound() && !IN_TIME.get().getAsBoolean()) {
            throw new ConnectorException(new ConnectorFault.Unavailable(
                    "It was not sent, because this process stood still for too long.", false, false));
        }
    }

    /**
     * A request that left.
     *
     * @param answer null where none came
     * @param failure a sentence, null where an answer came
     */
    record Sent(
            Ask ask,
            Instant at,
            Duration took,
            @Nullable Answer answer,
            @Nullable String failure) {}

    /** @param body JSON, null for none */
    record Ask(
            String method,
            URI uri,
            Map<String, String> headers,
            @Nullable String body) {
        /** True when the request may change something at the tracker. */
        public boolean writes() {
            return !method.equals("GET");
        }

        public Ask to(URI other) {
            return new Ask(method, other, headers, body);
        }

        @Override
        public String toString() {
            return method + " " + uri.getPath();
        }
    }

    /** @param at when its last byte came, by our clock */
    record Answer(int status, HttpHeaders headers, String body, Instant at) {
        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "answer " + status;
        }
    }
}
