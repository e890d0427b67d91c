package dev.lockstep.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes X-Forwarded-* and Forwarded from the proxies of the settings, and removes what anybody else sends. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedRules extends OncePerRequestFilter {
    private final List<IpAddressMatcher> trusted;
    private final ForwardedHeaderFilter believe = new ForwardedHeaderFilter();
    private final ForwardedHeaderFilter remove = new ForwardedHeaderFilter();

    ForwardedRules(AccessSettings settings) {
        trusted = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
        remove.setRemoveOnly(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean known = trusted.stream().anyMatch(proxy -> proxy.matches(request.getRemoteAddr()));
        (known ? believe : remove).doFilter(request, response, chain);
    }
}
