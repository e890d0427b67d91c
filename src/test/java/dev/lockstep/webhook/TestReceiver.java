package dev.lockstep.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A receiver of webhooks on this machine with a certificate of its own, and an {@link Egress} that trusts it. */
public final class TestReceiver implements AutoCloseable {
    public static final String HOST = "hooks.example.test";
    private static final String PASSWORD = "changeit";
    private static Path keys;

    public final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final SSLContext tls;
    private final HttpsServer server;

    public record Letter(Map<String, String> headers, String body) {}

    public TestReceiver() {
        try {
            tls = context();
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::take);
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        letters.add(new Letter(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status;
        synchronized (statuses) {
            status = statuses.isEmpty() ? 200 : statuses.poll();
        }
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().add("Location", "https://169.254.169.254/latest");
        }
        var answer = "thanks".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** The next answers; 200 after them. */
    public TestReceiver answers(int... next) {
        synchronized (statuses) {
            for (int status : next) {
                statuses.add(status);
            }
        }
        return this;
    }

    public String url() {
        return "https://" + HOST + ":" + server.getAddress().getPort() + "/hook";
    }

    public Egress egress() {
        return egress(host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, "127.0.0.0/8");
    }

    /** Knows the receiver as well, and may not go there. */
    public Egress closedEgress() {
        return egress(host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    }

    Egress egress(Resolver resolver, String... allow) {
        return new Egress(new EgressRules(List.of(allow)), resolver, new QuietDatabase(), tls);
    }

    /** One certificate for all tests of a run. */
    private static synchronized SSLContext context() throws Exception {
        if (keys == null) {
            var file = Files.createTempDirectory("receiver").resolve("keys.p12");
            var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            var made = new ProcessBuilder(
                            keytool.toString(),
                            "-genkeypair",
                            "-alias",
                            "hooks",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + HOST,
                            "-ext",
                            "san=dns:" + HOST,
                            "-validity",
                            "3",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start();
            if (made.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            keys = file;
        }
        var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hooks", store.getCertificate("hooks"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
