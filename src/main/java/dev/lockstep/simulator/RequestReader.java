package dev.lockstep.simulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTTP/1.1 requests, one after another, from one connection. The JDK's own server would do, but it writes its own
 * {@code Date} and cannot break a connection in the ways that the faults need.
 */
record RequestReader(InputStream in, OutputStream out) {
    private static final int LONGEST_LINE_BYTES = 65_536;
    private static final int MOST_HEADERS = 200;
    private static final int LARGEST_BODY_BYTES = 64 * 1024 * 1024;

    /** Empty when the client has closed the connection. */
    Optional<Request> next() throws IOException {
        var first = line();
        if (first == null) {
            return Optional.empty();
        }
        var words = first.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("not a request line");
        }
        var headers = headers();
        if ("100-continue".equalsIgnoreCase(headers.get("Expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return Optional.of(asRequest(words[0], words[1], headers));
    }

    private Request asRequest(String method, String target, Map<String, String> headers) throws IOException {
        var body = "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))
                ? chunks()
                : exactly(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        try {
            return Request.of(method, target, headers, body);
        } catch (IllegalArgumentException nonsense) {
            throw new IOException("not an address: " + target, nonsense);
        }
    }

    private Map<String, String> headers() throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0 || headers.size() >= MOST_HEADERS) {
                throw new IOException("not a header");
            }
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        var line = line();
        if (line == null) {
            throw new EOFException("the body ends too early");
        }
        return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        if (length > LARGEST_BODY_BYTES) {
            throw new IOException("too large");
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the body ends too early");
        }
        return bytes;
    }

    private @Nullable String line() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (line.length() >= LONGEST_LINE_BYTES) {
                throw new IOException("too long a line");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
