package dev.lockstep.account.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider over real HTTP, with state: codes are good once, for the client that proves itself by its secret and
 * by the PKCE verifier. Whoever comes is {@link #user}, without being asked. It can misbehave.
 */
public final class FakeProvider implements AutoCloseable {
    public static final String CLIENT = "lockstep";
    public static final String SECRET = "canary client+secret/0123456789";

    /** What it does wrong. */
    public enum Fault {
        NONE,
        WRONG_NONCE,
        WRONG_AUDIENCE,
        WRONG_ISSUER,
        EXPIRED,
        UNSIGNED,
        SIGNED_WITH_THE_SECRET,
        SIGNED_BY_ANOTHER,
        ERROR_REDIRECT,
        OTHER_USER_INFO,
        ENDLESS_ANSWER,
        DOWN
    }

    public volatile Map<String, Object> user = Map.of("sub", "ann");
    public volatile Fault fault = Fault.NONE;
    /** What the token endpoint believes to be the client's secret. */
    public volatile String secret = SECRET;

    public final AtomicInteger tokenRequests = new AtomicInteger();

    public final AtomicInteger discoveries = new AtomicInteger();
    public final List<String> refused = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> tokens = new ConcurrentHashMap<>();
    private volatile RSAKey key = rsa();
    private final RSAKey anothers = rsa();
    private final HttpServer server;

    public FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", exchange -> {
            discoveries.incrementAndGet();
            json(exchange, 200, described());
        });
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/keys", exchange -> json(exchange, 200, new JWKSet(key).toJSONObject(true)));
        server.createContext("/me", this::me);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Signs with another key from now on; the old one is gone. */
    public void rotate() {
        key = rsa();
    }

    private Map<String, Object> described() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "userinfo_endpoint",
                issuer() + "/me",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256", "HS256", "none"),
                "padding",
                fault == Fault.ENDLESS_ANSWER ? "x".repeat(ProviderHttp.MAX_BODY_BYTES) : "");
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = read(exchange.getRequestURI().getRawQuery());
        var answer = "?state=" + encoded(asked.get("state"));
        if (fault == Fault.ERROR_REDIRECT) {
            answer += "&error=access_denied&error_description=" + encoded("<b>not you</b>");
        } else if (!asked.get("client_id").equals(CLIENT)
                || !asked.get("code_challenge_method").equals("S256")
                || !List.of(asked.get("scope").split(" ")).contains("openid")) {
            answer += "&error=invalid_request";
        } else {
            var code = UUID.randomUUID().toString();
            codes.put(code, asked);
            answer += "&code=" + code;
        }
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + answer);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        tokenRequests.incrementAndGet();
        if (fault == Fault.DOWN) {
            exchange.close();
            return;
        }
        var body = read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var proof = "Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(CLIENT) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
        var asked = codes.remove(body.getOrDefault("code", ""));
        if (!proof.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, 401, "invalid_client");
        } else if (asked == null
                || !asked.get("redirect_uri").equals(body.get("redirect_uri"))
                || !asked.get("code_challenge").equals(challenge(body.getOrDefault("code_verifier", "")))) {
            refuse(exchange, 400, "invalid_grant");
        } else {
            var access = UUID.randomUUID().toString();
            tokens.put(access, user);
            json(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            access,
                            "token_type",
                            "Bearer",
                            "expires_in",
                            60,
                            "id_token",
                            idToken(asked.get("nonce"))));
        }
    }

    /** The names and addresses are told here alone, as the standard has it; the ID token holds the subject. */
    private void me(HttpExchange exchange) throws IOException {
        var access = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", "");
        var told = new LinkedHashMap<>(tokens.getOrDefault(access, Map.of()));
        if (fault == Fault.OTHER_USER_INFO) {
            told.put("sub", "somebody else");
        }
        json(exchange, told.isEmpty() ? 401 : 200, told);
    }

    private void refuse(HttpExchange exchange, int status, String code) throws IOException {
        refused.add(code);
        json(exchange, status, Map.of("error", code, "error_description", "canary description"));
    }

    private String idToken(String nonce) {
        var now = Instant.now();
        var life = fault == Fault.EXPIRED ? -3600 : 60;
        var claims = new JWTClaimsSet.Builder()
                .subject(String.valueOf(user.get("sub")))
                .issuer(fault == Fault.WRONG_ISSUER ? "http://127.0.0.1:1" : issuer())
                .audience(fault == Fault.WRONG_AUDIENCE ? "another client" : CLIENT)
                .claim("nonce", fault == Fault.WRONG_NONCE ? "of another login" : nonce)
                .issueTime(Date.from(now.minusSeconds(fault == Fault.EXPIRED ? 7200 : 0)))
                .expirationTime(Date.from(now.plusSeconds(life)))
                .build();
        return switch (fault) {
            case UNSIGNED -> new PlainJWT(claims).serialize();
            case SIGNED_BY_ANOTHER -> signed(claims, anothers);
            case SIGNED_WITH_THE_SECRET -> signedWithSecret(claims);
            default -> signed(claims, key);
        };
    }

    private String signed(JWTClaimsSet claims, RSAKey with) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(with.equals(key) ? key : with));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String signedWithSecret(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(Arrays.copyOf(SECRET.getBytes(StandardCharsets.UTF_8), 32)));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
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

    private static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> read(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> one));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
