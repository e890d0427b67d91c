package dev.lockstep;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every setting that Lockstep documents, by the name people write. A value comes from the environment, else from the file
 * that {@code NAME_FILE} names, else from {@code .env}. {@code .env.example} tells what each one is for.
 */
enum Setting {
    PORT("server.port", "4000", SettingRules::port),
    LOCKSTEP_BIND("server.address", "127.0.0.1", SettingRules::text),
    LOCKSTEP_DATA_DIR("lockstep.data-dir", "./data", SettingRules::text),
    LOCKSTEP_START_CACHE("lockstep.start-cache", "true", SettingRules::onOff),
    LOCKSTEP_DATABASE_URL("lockstep.database.url", null, SettingRules::postgresql),
    LOCKSTEP_DATABASE_USER("lockstep.database.user", null, SettingRules::text),
    LOCKSTEP_DATABASE_PASSWORD("lockstep.database.password", null, SettingRules::text),
    LOCKSTEP_POSTGRES_TOOLS("lockstep.postgres-tools", null, SettingRules::text),
    LOCKSTEP_REDIS_URL("lockstep.redis.url", null, SettingRules::redis),
    /** As the old services named it; {@link #LOCKSTEP_REDIS_URL} goes first. */
    REDIS_HOST("lockstep.redis.host", null, SettingRules::pathSegment),
    REDIS_PORT("lockstep.redis.port", "6379", SettingRules::port),
    LOCKSTEP_ROLES("lockstep.roles", null, SettingRules::roles),
    LOCKSTEP_BASE_URL("lockstep.base-url", null, SettingRules::url),
    LOCKSTEP_CYCLE("lockstep.cycle", "10m", SettingRules::duration),
    LOCKSTEP_MAX_MUTATIONS("lockstep.max-mutations", "100", SettingRules::count),
    LOCKSTEP_RETENTION("lockstep.retention", "30d", SettingRules::duration),
    LOCKSTEP_EVENTS_KEPT("lockstep.events-kept", "90d", SettingRules::duration),
    LOCKSTEP_WEBHOOK_SECRET_OVERLAP("lockstep.webhook-secret-overlap", "24h", SettingRules::duration),
    LOCKSTEP_API_TOKEN("lockstep.api-token", null, SettingRules::token),
    LOCKSTEP_OPEN_API("lockstep.open-api", "false", SettingRules::onOff),
    LOCKSTEP_GRAPHQL_INTROSPECTION("lockstep.graphql.introspection", "true", SettingRules::onOff),
    LOCKSTEP_EXTRA_PORTS("lockstep.extra-ports", null, SettingRules::ports),
    LOCKSTEP_INTERNAL_PORT("lockstep.internal.port", "8081", SettingRules::port),
    LOCKSTEP_INTERNAL_TOKEN("lockstep.internal.token", null, SettingRules::token),
    LOCKSTEP_DEV_LOGIN("lockstep.dev.login", "false", SettingRules::onOff),
    LOCKSTEP_DEV_LOGIN_PORT("lockstep.dev.port", "3000", SettingRules::port),
    LOCKSTEP_SECRET_KEY("lockstep.secret-key", null, SettingRules::text),
    LOCKSTEP_OLD_KEY("lockstep.old-key", null, SettingRules::text),
    LOCKSTEP_TRUSTED_PROXIES("lockstep.trusted-proxies", null, SettingRules::addresses),
    LOCKSTEP_ALLOWED_ORIGINS("lockstep.allowed-origins", null, SettingRules::origins),
    LOCKSTEP_OPEN_REGISTRATION("lockstep.open-registration", "false", SettingRules::onOff),
    LOCKSTEP_INSECURE_HTTP("lockstep.insecure-http", "false", SettingRules::onOff),
    LOCKSTEP_OIDC_ISSUER("lockstep.oidc.issuer", null, SettingRules::issuer),
    LOCKSTEP_OIDC_CLIENT_ID("lockstep.oidc.client-id", null, SettingRules::text),
    LOCKSTEP_OIDC_CLIENT_SECRET("lockstep.oidc.client-secret", null, SettingRules::text),
    LOCKSTEP_OIDC_NAME("lockstep.oidc.name", "OpenID", SettingRules::text),
    LOCKSTEP_OIDC_SCOPES("lockstep.oidc.scopes", "openid,profile,email", SettingRules::scopes),
    LOCKSTEP_OIDC_NAME_CLAIM("lockstep.oidc.name-claim", "name", SettingRules::token),
    LOCKSTEP_OIDC_REGISTER("lockstep.oidc.register", "false", SettingRules::onOff),
    LOCKSTEP_OIDC_LINK_BY_EMAIL("lockstep.oidc.link-by-email", "false", SettingRules::onOff),
    LOCKSTEP_GITHUB_OAUTH_CLIENT_ID("lockstep.oauth.github.client-id", null, SettingRules::token),
    LOCKSTEP_GITHUB_OAUTH_CLIENT_SECRET("lockstep.oauth.github.client-secret", null, SettingRules::token),
    LOCKSTEP_JIRA_OAUTH_CLIENT_ID("lockstep.oauth.jira.client-id", null, SettingRules::token),
    LOCKSTEP_JIRA_OAUTH_CLIENT_SECRET("lockstep.oauth.jira.client-secret", null, SettingRules::token),
    LOCKSTEP_SMTP_HOST("spring.mail.host", null, SettingRules::token),
    LOCKSTEP_SMTP_PORT("spring.mail.port", null, SettingRules::port),
    LOCKSTEP_SMTP_USER("spring.mail.username", null, SettingRules::text),
    LOCKSTEP_SMTP_PASSWORD("spring.mail.password", null, SettingRules::text),
    LOCKSTEP_SMTP_TLS("spring.mail.properties.mail.smtp.starttls.required", "true", SettingRules::onOff),
    LOCKSTEP_MAIL_FROM("lockstep.mail-from", "lockstep@localhost", SettingRules::token),
    LOCKSTEP_GITHUB_SECONDARY("lockstep.github.secondary", "true", SettingRules::onOff),
    LOCKSTEP_SCRIPTS("lockstep.scripts", "false", SettingRules::onOff),
    LOCKSTEP_LOG_FORMAT("logging.structured.format.console", null, SettingRules::logFormat),
    LOCKSTEP_TRACES_ENDPOINT("lockstep.traces.endpoint", null, SettingRules::url),
    LOCKSTEP_TRACES_SHARE("lockstep.traces.share", "1", SettingRules::share),
    LOCKSTEP_EGRESS_ALLOW("lockstep.egress.allow", null, SettingRules::addresses),
    GITHUB_API_URL("lockstep.github.api-url", "https://api.github.com", SettingRules::url),
    GITHUB_API_TOKEN("lockstep.github.token", null, SettingRules::token),
    /** The name that the old watcher read; {@link #GITHUB_API_TOKEN} goes first. */
    GITHUB_TOKEN("lockstep.github.token", null, SettingRules::token),
    GITHUB_APP_ID("lockstep.github.app-id", null, SettingRules::number),
    GITHUB_APP_PEM("lockstep.github.app-pem", null, SettingRules::pem),
    GITHUB_OWNER("lockstep.github.owner", null, SettingRules::pathSegment),
    GITHUB_REPOSITORY("lockstep.github.repository", null, SettingRules::pathSegment),
    GITHUB_WEBHOOK_SECRET("lockstep.github.webhook-secret", null, SettingRules::text),
    PLANE_API_URL("lockstep.plane.api-url", "https://api.plane.so/api/v1", SettingRules::planeUrl),
    PLANE_API_TOKEN("lockstep.plane.token", null, SettingRules::token),
    /** The name that the old service read; {@link #PLANE_API_TOKEN} goes first. */
    PLANE_API_KEY("lockstep.plane.token", null, SettingRules::token),
    PLANE_WORKSPACE_SLUG("lockstep.plane.workspace", null, SettingRules::pathSegment),
    PLANE_PROJECT_ID("lockstep.plane.project-id", null, SettingRules::pathSegment),
    PLANE_COMPLETED_STATE_ID("lockstep.plane.completed-state-id", null, SettingRules::pathSegment),
    PLANE_WEBHOOK_SECRET("lockstep.plane.webhook-secret", null, SettingRules::text),
    JIRA_API_URL("lockstep.jira.api-url", null, SettingRules::jiraUrl),
    JIRA_EMAIL("lockstep.jira.email", null, SettingRules::token),
    JIRA_API_TOKEN("lockstep.jira.token", null, SettingRules::token),
    JIRA_PROJECT("lockstep.jira.project", null, SettingRules::pathSegment),
    JIRA_ISSUE_TYPE("lockstep.jira.issue-type", null, SettingRules::text),
    JIRA_WEBHOOK_SECRET("lockstep.jira.webhook-secret", null, SettingRules::text),
    /** As system G named them; for development alone. */
    JIRA_DUMMY_EMAIL("lockstep.dev.jira-email", null, SettingRules::token),
    JIRA_DUMMY_TOKEN("lockstep.dev.jira-token", null, SettingRules::token),
    /** Of the old service; there is no MongoDB here. */
    MONGODB_URI("lockstep.ignored.mongodb-uri", null, value -> "set");

    private final String property;
    private final @Nullable String fallback;
    private final Rule rule;

    Setting(String property, @Nullable String fallback, Rule rule) {
        this.property = property;
        this.fallback = fallback;
        this.rule = rule;
    }

    String property() {
        return property;
    }

    @Nullable
    String fallback() {
        return fallback;
    }

    /** Under the name that the product reads, unless another setting of it goes before, and under its own. */
    void into(Map<String, ? super String> properties, String value) {
        properties.putIfAbsent(property, value);
        properties.put(name(), value);
    }

    /** Whoever knows it may do something; it is never shown. */
    boolean secret() {
        return name().matches(".*(TOKEN|SECRET|PASSWORD|PEM|KEY)");
    }

    /** The value as the product wants it, or {@link BadSetting} that names the setting but does not repeat its value. */
    String read(String value) {
        try {
            return rule.read(value);
        } catch (IllegalArgumentException complaint) {
            throw new BadSetting(name() + " " + complaint.getMessage());
        }
    }

    /** Turns what a person wrote into what the product reads, or throws {@link IllegalArgumentException} with the way out. */
    @FunctionalInterface
    interface Rule {
        String read(String value);
    }
}
