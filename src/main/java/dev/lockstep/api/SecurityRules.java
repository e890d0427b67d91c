package dev.lockstep.api;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** What is open, what needs the token or the cookie, and the headers that guard the page. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    // Styles may be inline: the interface's components position themselves that way. Scripts may not.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    static final String ADMIN = "ADMIN";
    private static final String[] WAYS_IN = {
        "/api/v1/login",
        "/api/v1/login/token",
        "/api/v1/refresh",
        "/api/v1/people",
        "/api/v1/people/forgotten-password",
        "/api/v1/people/new-password",
        "/log-in",
        "/welcome"
    };

    /** Proved by signature, and thousands may come a second: nothing but the guard against other sites' pages. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain webhooks(Callers callers, Origins origins, ProblemWriter problems) {
        var paths = PathPatternRequestMatcher.withDefaults();
        var webhook = new OrRequestMatcher(
                paths.matcher(HttpMethod.POST, "/webhooks/*"),
                paths.matcher(HttpMethod.POST, "/api/sync/github-webhook"));
        return new DefaultSecurityFilterChain(webhook, new AccessFilter(callers, origins, problems));
    }

    /** Each filter observed by itself told nobody anything and cost more than the filters. */
    @Bean
    SecurityObservationSettings withoutObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain access(
            HttpSecurity http, AccessSettings settings, Callers callers, Origins origins, ProblemWriter problems)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .cors(cors -> cors.configurationSource(cors(settings)))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(new AccessFilter(callers, origins, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> rules(requests, settings.openApi()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(forbidden(problems)))
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            boolean openApi) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                // The socket tells callers apart in its own handshake.
                .requestMatchers("/actuator/health/**", "/sign-in", "/socket.io/**")
                .permitAll();
        if (openApi) {
            requests.requestMatchers("/api/sync/**").permitAll();
        }
        // The ways in, each of which proves something by itself.
        requests.requestMatchers(HttpMethod.POST, WAYS_IN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/api/v1/ways-in")
                .permitAll()
                // It tells callers apart itself, and answers strangers in the form that its clients read.
                .requestMatchers(HttpMethod.POST, "/graphql")
                .permitAll()
                // Who may do what there is said at each route, and judged by the package access before it runs.
                .requestMatchers("/api/v1/**")
                .authenticated()
                .requestMatchers("/api/**", "/actuator/**", "/openapi.json/**", "/swagger-ui.html", "/swagger-ui/**")
                .hasRole(ADMIN)
                // What is left to read is the interface's own files, and 404.
                .requestMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyRequest()
                .authenticated();
    }

    private static AuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
        return (request, response, failure) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.write(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "unauthenticated",
                    "This needs the header Authorization: Bearer <token>, or a browser that is signed in.");
        };
    }

    private static AccessDeniedHandler forbidden(ProblemWriter problems) {
        return (request, response, failure) -> problems.write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "admin_only",
                "Only administrators may do this. Ask one of them.");
    }

    private static CorsConfigurationSource cors(AccessSettings settings) {
        return request -> {
            var origin = request.getHeader("Origin");
            if (origin == null || !settings.allowedOrigins().contains(origin)) {
                // Our own page behind a proxy may be among them; who may write is told apart later.
                return null;
            }
            var cors = new CorsConfiguration();
            cors.setAllowedOrigins(List.copyOf(settings.allowedOrigins()));
            cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
            cors.setAllowedHeaders(List.of("Authorization", "Content-Type", "If-Match", "Idempotency-Key"));
            cors.setExposedHeaders(
                    List.of("ETag", "Idempotency-Replayed", "Link", "Location", "Retry-After", "X-Total-Count"));
            cors.setAllowCredentials(true);
            return cors;
        };
    }
}
