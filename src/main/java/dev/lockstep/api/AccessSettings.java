package dev.lockstep.api;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in, from where.
 *
 * @param baseUrl where people and trackers reach Lockstep, without a trailing slash; null when only this machine does
 * @param trustedProxies addresses and networks whose X-Forwarded-* headers are believed
 * @param allowedOrigins other web pages whose scripts may call the API
 * @param openApi {@code /api/sync/**} and its progress event need no token
 */
@ConfigurationProperties("lockstep")
public record AccessSettings(
        @Nullable URI baseUrl,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue Set<String> allowedOrigins,
        @DefaultValue("false") boolean openApi) {}
