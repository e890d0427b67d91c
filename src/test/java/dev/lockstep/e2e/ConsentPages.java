package dev.lockstep.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * GitHub's and Atlassian's pages of consent over real HTTP, with state: codes and refresh tokens are good once, for the client that
 * proves itself. Whoever comes is {@link #visitor}, who agrees unless {@link #denies}. Behind Atlassian's gateway stands a Jira.
 */
final class ConsentPages implements AutoCloseable {
    static final String CLIENT = "lockstep-app";
    static final String SECRET = "canary-client-secret-0123456789";
    private static final String CLOUD = "11223344-a1b2-3b33-c444-def123456789";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Makes a token that its tracker knows. */
    interface Issuer {
        void knows(String token, String visitor);
    }

    volatile String visitor = "ann";
    volatile boolean denies;
    /** Of what is given from now on; null for tokens that do not end. */
    volatile Integer seconds;

    volatile URI site = URI.create("https://elsewhere.atlassian.net");
    volatile Issuer github = (token, visitor) -> {};
    /** What the Jira behind the gateway wants to see instead of the token: by visitor. */
    final Map<String, String> proofs = new ConcurrentHashMap<>();

    final List<String> spent = new CopyOnWriteArrayList<>();
    final List<String> refused = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshes = new ConcurrentHashMap<>();
    private final Map<String, String> accesses = new ConcurrentHashMap<>();
    private final HttpServer server;

    ConsentPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/login/oauth/authorize", exchange -> page(exchange, true));
        server.createContext("/authorize", exchange -> page(exchange, false));
        server.createContext("/login/oauth/access_token", exchange -> token(exchange, true));
        server.createContext("/oauth/token", exchange -> token(exchange, false));
        server.createContext("/oauth/token/accessible-resources", this::resources);
        server.createContext("/ex/jira/" + CLOUD, this::gateway);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void page(HttpExchange exchange, boolean pkce) throws IOException {
        var asked = read(exchange.getRequestURI().getRawQuery());
        var answer = "?state=" + encoded(asked.get("state"));
        if (denies) {
            answer += "&error=access_denied&error_description=" + encoded("<b>no</b>");
        } else if (!CLIENT.equals(asked.get("client_id"))
                || pkce != "S256".equals(asked.get("code_challenge_method"))
                || !pkce && !asked.getOrDefault("scope", "").contains("offline_access")) {
            answer += "&error=invalid_request";
        } else {
            var code = UUID.randomUUID().toString();
            asked.put("visitor", visitor);
            codes.put(code, asked);
            answer += "&code=" + code;
        }
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + answer);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange, boolean github) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var sent = github ? read(text) : members(text);
        boolean known = CLIENT.equals(sent.get("client_id")) && SECRET.equals(sent.get("client_secret"));
        var who = !known ? null : sent.containsKey("refresh_token") ? renewed(sent) : begun(sent, github);
        if (who == null) {
            refused.add(sent.getOrDefault("code", sent.getOrDefault("refresh_token", "")));
            // GitHub answers 200.
            json(exchange, github ? 200 : 403, Map.of("error", known ? "invalid_grant" : "invalid_client"));
            return;
        }
        var access = "consented-" + UUID.randomUUID();
        accesses.put(access, who);
        if (github) {
            this.github.knows(access, who);
        }
        if (seconds == null) {
            json(exchange, 200, Map.of("access_token", access, "token_type", "bearer"));
            return;
        }
        var refresh = "refresh-" + UUID.randomUUID();
        refreshes.put(refresh, who);
        json(exchange, 200, Map.of("access_token", access, "refresh_token", refresh, "expires_in", seconds));
    }

    private String begun(Map<String, String> sent, boolean github) {
        var asked = codes.remove(sent.getOrDefault("code", ""));
        boolean fits = asked != null
                && asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                && (!github || asked.get("code_challenge").equals(challenge(sent.getOrDefault("code_verifier", ""))));
        return fits ? asked.get("visitor") : null;
    }

    private String renewed(Map<String, String> sent) {
        spent.add(sent.get("refresh_token"));
        return refreshes.remove(sent.get("refresh_token"));
    }

    /** Somebody takes back on the provider's page what he or she had allowed. */
    void takeBack() {
        refreshes.clear();
        accesses.clear();
    }

    private void resources(HttpExchange exchange) throws IOException {
        boolean known = who(exchange) != null;
        var other = Map.of("id", "00000000-0000", "url", "https://other.atlassian.net", "name", "other");
        var all = List.of(other, Map.of("id", CLOUD, "url", site.toString(), "name", "acme"));
        json(exchange, known ? 200 : 401, known ? all : Map.of("code", 401));
    }

    private String who(HttpExchange exchange) {
        var proof = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return accesses.get(proof.replaceFirst("^Bearer ", ""));
    }

    private void gateway(HttpExchange exchange) throws IOException {
        var who = who(exchange);
        if (who == null) {
            json(exchange, 401, Map.of("code", 401, "message", "Unauthorized"));
            return;
        }
        var body = exchange.getRequestBody().readAllBytes();
        var asked = exchange.getRequestURI();
        var rest = asked.getRawPath().replace("/ex/jira/" + CLOUD, "");
        var request = HttpRequest.newBuilder(
                        site.resolve(rest + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery())))
                .header("Authorization", Objects.requireNonNull(proofs.get(who)))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> members(String json) {
        return Json.tree(json)
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> member.getValue().asString()));
    }

    private static Map<String, String> read(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
