package dev.lockstep.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a request comes from our own page, or from one that the operator allowed. */
@Component
public class Origins {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Set<String> allowed;
    private final @Nullable String ownByName;

    Origins(AccessSettings settings) {
        allowed = settings.allowedOrigins();
        var base = settings.baseUrl();
        ownByName = base == null ? null : origin(base.getScheme(), base.getHost(), base.getPort());
    }

    /** True only when the browser says so. */
    boolean proven(HttpServletRequest request) {
        return request.getHeader("Origin") != null ? known(request) : "same-origin".equals(fetchSite(request));
    }

    /** False when the browser says that another site's page sent it; true for clients that are no browsers. */
    public boolean plausible(HttpServletRequest request) {
        if (request.getHeader("Origin") != null) {
            return known(request);
        }
        var site = fetchSite(request);
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private boolean known(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        return allowed.contains(origin)
                || origin.equals(ownByName)
                || origin.equals(origin(request.getScheme(), request.getServerName(), request.getServerPort()));
    }

    private static @Nullable String fetchSite(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Site");
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual = port == -1 || port == ("https".equals(scheme) ? HTTPS_PORT : HTTP_PORT);
        return URI.create(scheme + "://" + host + (usual ? "" : ":" + port)).toString();
    }
}
