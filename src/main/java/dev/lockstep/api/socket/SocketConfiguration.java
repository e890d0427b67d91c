package dev.lockstep.api.socket;

import dev.lockstep.api.Origins;
import dev.lockstep.api.ProblemWriter;
import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.engineio.server.utils.ParseQS;
import io.socket.socketio.server.SocketIoServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** Socket.IO under {@code /socket.io/} on the main port. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {
    static final int MAX_PAYLOAD_BYTES = 1024 * 1024;
    private static final int BEFORE_ALL_OTHER_MAPPINGS = -1;

    @Bean(destroyMethod = "shutdown")
    EngineIoServer engineIoServer() {
        var options = EngineIoServerOptions.newFromDefault();
        options.setCorsHandlingDisabled(true);
        return new EngineIoServer(options);
    }

    @Bean
    SocketIoServer socketIoServer(EngineIoServer engine) {
        return new SocketIoServer(engine);
    }

    @Bean
    SimpleUrlHandlerMapping socketMapping(
            EngineIoServer engine, SocketIoServer sockets, Origins origins, ProblemWriter problems) {
        var upgraded = new WebSocketHttpRequestHandler(new EngineSockets(engine), new DefaultHandshakeHandler());
        upgraded.setHandshakeInterceptors(List.of(new RememberRequest()));
        HttpRequestHandler handler = (request, response) -> {
            if (!origins.plausible(request)) {
                problems.write(
                        request,
                        response,
                        HttpStatus.FORBIDDEN,
                        "cross_site_request",
                        "A page of another site may not open a socket. Add its origin to LOCKSTEP_ALLOWED_ORIGINS.");
            } else if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
                upgraded.handleRequest(request, response);
            } else if ("POST".equals(request.getMethod())
                    && (request.getContentLengthLong() < 0 || request.getContentLengthLong() > MAX_PAYLOAD_BYTES)) {
                problems.write(
                        request,
                        response,
                        HttpStatus.CONTENT_TOO_LARGE,
                        "body_too_large",
                        "A packet may have 1 MB and must tell its length.");
            } else {
                engine.handleRequest(request, response);
            }
        };
        return new SimpleUrlHandlerMapping(
                Map.of("/socket.io/", handler, "/socket.io", handler), BEFORE_ALL_OTHER_MAPPINGS);
    }

    /** Engine.IO wants to see the request that a web socket began with. */
    private static final class RememberRequest implements HandshakeInterceptor {
        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            var query = request.getURI().getRawQuery();
            attributes.put(EngineSockets.QUERY, query == null ? Map.of() : ParseQS.decode(query));
            Map<String, List<String>> headers = new HashMap<>();
            request.getHeaders().forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
            attributes.put(EngineSockets.HEADERS, headers);
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception failure) {
            // Nothing was taken that would have to be given back.
        }
    }
}
