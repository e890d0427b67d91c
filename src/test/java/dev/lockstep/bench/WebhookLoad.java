package dev.lockstep.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub's webhook sender at full speed: connections that are kept open, each sends its next delivery when the last was
 * answered. As cheap as can be, because it shares the machine with what it measures.
 */
final class WebhookLoad {
    private static final int BODIES = 64;

    private final URI target;
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean stopped;

    WebhookLoad(URI target, String secret, int bodyBytes) {
        this.target = target;
        for (int i = 0; i < BODIES; i++) {
            var body = body(i, bodyBytes);
            bodies.add(body);
            signatures.add(signature(secret, body));
        }
    }

    /** @param nanos of each accepted delivery, sorted */
    record Measured(long[] nanos, long refused, double seconds) {
        double perSecond() {
            return nanos.length / seconds;
        }

        double percentileMillis(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
        }
    }

    /** Deliveries that were answered with 2xx, from the first to the last. */
    Queue<UUID> accepted() {
        return accepted;
    }

    void stop() {
        stopped = true;
    }

    /** A server that goes away ends it. */
    Measured run(int connections, Duration time) throws InterruptedException {
        List<List<Long>> samples = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            var mine = new ArrayList<Long>();
            samples.add(mine);
            int first = i;
            threads.add(Thread.ofVirtual().start(() -> converse(first, mine)));
        }
        long from = System.nanoTime();
        pause(time);
        double seconds = (System.nanoTime() - from) / 1e9;
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
        var all = samples.stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .toArray();
        Arrays.sort(all);
        return new Measured(all, refused.get(), seconds);
    }

    private void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        synchronized (this) {
            while (!stopped && end > System.nanoTime()) {
                wait(Math.max(1, Math.min(100, (end - System.nanoTime()) / 1_000_000)));
            }
        }
    }

    /** Opens a new connection wherever the server ends one, as every client must. */
    private void converse(int first, List<Long> samples) {
        int next = first;
        try {
            while (!stopped) {
                next = overOneConnection(next, samples);
            }
        } catch (IOException gone) {
            if (!stopped) {
                System.out.printf(Locale.ROOT, "The server went away: %s%n", gone.getMessage());
            }
            stopped = true; // killed on purpose, or seen in the numbers
        }
    }

    private int overOneConnection(int first, List<Long> samples) throws IOException {
        try (var socket = new Socket(InetAddress.getByName(target.getHost()), target.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            int i = first;
            for (var goesOn = true; goesOn && !stopped; i++) {
                var guid = UUID.randomUUID();
                long sent = System.nanoTime();
                out.write(request(i % BODIES, guid));
                var answer = Answer.read(in);
                goesOn = !answer.last;
                if (answer.status / 100 == 2) {
                    accepted.add(guid);
                    samples.add(System.nanoTime() - sent);
                } else {
                    refused.incrementAndGet();
                }
            }
            return i;
        }
    }

    private byte[] request(int body, UUID guid) {
        var head = ("POST " + target.getPath() + " HTTP/1.1\r\nHost: " + target.getAuthority()
                        + "\r\nUser-Agent: GitHub-Hookshot/bench\r\nContent-Type: application/json\r\nX-GitHub-Event: issues"
                        + "\r\nX-GitHub-Delivery: " + guid + "\r\nX-Hub-Signature-256: sha256=" + signatures.get(body)
                        + "\r\nContent-Length: " + bodies.get(body).length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(head, head.length + bodies.get(body).length);
        System.arraycopy(bodies.get(body), 0, all, head.length, bodies.get(body).length);
        return all;
    }

    /** @param last the server ends the connection after it */
    private record Answer(int status, boolean last) {
        static Answer read(InputStream in) throws IOException {
            var line = line(in);
            int status = Integer.parseInt(line.substring(9, 12));
            int length = 0;
            boolean chunked = false;
            boolean last = false;
            for (var header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
                chunked |= header.regionMatches(true, 0, "transfer-encoding:", 0, 18);
                last |= header.equalsIgnoreCase("connection: close");
            }
            if (chunked) {
                for (int size = chunk(in); size > 0; size = chunk(in)) {
                    in.skipNBytes(size + 2L);
                }
                line(in);
            } else {
                in.skipNBytes(length);
            }
            return new Answer(status, last);
        }
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new IOException("closed");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    private static byte[] body(int number, int bytes) {
        var head = """
                {"action":"edited","issue":{"id":%d,"node_id":"I_%d","number":%d,"title":"An issue","state":"open",\
                "updated_at":"2026-01-02T03:04:05Z","user":{"login":"somebody","id":1},"labels":[],"body":"\
                """.formatted(1_000 + number, number, number);
        var tail = """
                "},"repository":{"id":1,"name":"bench","full_name":"acme/bench","owner":{"login":"acme"}},\
                "sender":{"login":"somebody","id":1}}""";
        return (head + "word ".repeat(Math.max(0, bytes - head.length() - tail.length()) / 5) + tail)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
