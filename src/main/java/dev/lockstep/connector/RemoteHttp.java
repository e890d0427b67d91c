package dev.lockstep.connector;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, one answer, whatever its status: the ground that the connectors stand on. Blocks the calling (virtual)
 * thread until the whole body is there or the deadline has passed. Thread-safe.
 */
public interface RemoteHttp {
    /**
     * Never inside a unit of work.
     *
     * @throws ConnectorException with {@link ConnectorFault.Unavailable} or {@link ConnectorFault.Malformed}
     */
    Answer send(Ask ask);

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
