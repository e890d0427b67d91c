package dev.lockstep.webhook;

import dev.lockstep.base.Database;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends to addresses that people typed in. A name is resolved once, all its addresses are judged, and the connection goes
 * to one that was judged, so that a name which answers differently a moment later gains nothing. No redirect is followed,
 * nothing is tried twice, TLS is verified, and the whole takes at most ten seconds.
 *
 * <p>Blocks the calling thread; never inside a unit of work. Thread-safe.
 */
@Component
public final class Egress implements DisposableBean {
    private static final int HTTPS = 443;
    private static final int DEADLINE_SECONDS = 10;
    private static final int MAX_ANSWER_BYTES = 16_384;

    private final EgressRules rules;
    private final Resolver resolver;
    private final Database database;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("egress-deadlines").daemon().factory());

    @Autowired
    Egress(EgressSettings settings, Database database) throws java.security.NoSuchAlgorithmException {
        this(new EgressRules(settings.allow()), InetAddress::getAllByName, database, SSLContext.getDefault());
    }

    Egress(EgressRules rules, Resolver resolver, Database database, SSLContext tls) {
        this.rules = rules;
        this.resolver = resolver;
        this.database = database;
        var patience = Timeout.ofSeconds(DEADLINE_SECONDS);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Guarded())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(patience).build())
                // Each request resolves and connects anew, so none rides on a connection made for another.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Lockstep")
                .build();
    }

    /** What came of it. */
    public sealed interface Reply {
        /**
         * @param body its beginning
         * @param retryAfter the header of that name
         */
        record Answered(int status, String body, @Nullable String retryAfter) implements Reply {}

        /** The guard refused; nothing was sent. The reason names no address that the name led to. */
        record Blocked(String reason) implements Reply {}

        /** It may have arrived all the same. */
        record Unanswered(String reason) implements Reply {}
    }

    public Reply post(URI target, Map<String, String> headers, String json) {
        database.assertOutside();
        var request = new HttpPost(target);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        var deadline = deadlines.schedule(request::cancel, DEADLINE_SECONDS, TimeUnit.SECONDS);
        try {
            return client.execute(request, Egress::answered);
        } catch (BlockedAddress blocked) {
            return new Reply.Blocked("The address is not open to webhooks: " + blocked.getMessage()
                    + ". An operator can allow its network with LOCKSTEP_EGRESS_ALLOW.");
        } catch (UnknownHostException unknown) {
            return new Reply.Unanswered("The host is not known.");
        } catch (SSLException untrusted) {
            return new Reply.Unanswered("No trusted TLS connection could be made.");
        } catch (IOException failure) {
            return new Reply.Unanswered(
                    request.isCancelled() || failure instanceof InterruptedIOException
                            ? "No complete answer came within " + DEADLINE_SECONDS + " seconds."
                            : "The receiver cannot be reached or broke the connection off.");
        } finally {
            deadline.cancel(false);
        }
    }

    /**
     * Where to connect for a host and port, judged like a webhook's.
     *
     * @throws UnknownHostException when there is no such host, or it may not be reached
     */
    public InetSocketAddress judged(String host, int port) throws UnknownHostException {
        return new Guarded().resolve(host, port).getFirst();
    }

    /** Why a host may not be connected to, whatever the port; empty when it may, or when there is no such host. */
    public Optional<String> objection(String host) {
        try {
            return Arrays.stream(resolver.resolve(host))
                    .flatMap(address -> rules.objection(address, HTTPS).stream())
                    .findFirst();
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    private static Reply answered(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var body = entity == null || entity.getContent() == null
                ? new byte[0]
                : entity.getContent().readNBytes(MAX_ANSWER_BYTES);
        if (response.getCode() >= 300 && response.getCode() < 400) {
            return new Reply.Answered(response.getCode(), "[a redirect, which is not followed]", null);
        }
        var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return new Reply.Answered(
                response.getCode(),
                new String(body, StandardCharsets.UTF_8),
                retryAfter == null ? null : retryAfter.getValue());
    }

    private final class Guarded implements DnsResolver {
        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            var found = resolver.resolve(host);
            for (var address : found) {
                var objection = rules.objection(address, port);
                if (objection.isPresent()) {
                    throw new BlockedAddress(objection.get());
                }
            }
            return Arrays.stream(found)
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("a port is needed to judge");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class BlockedAddress extends UnknownHostException {
        BlockedAddress(String reason) {
            super(reason);
        }
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
