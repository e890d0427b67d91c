package dev.lockstep;

import dev.lockstep.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings that need or exclude each other. Pure. */
final class SettingsTogether {
    private static final String AREA = "settings";
    static final int SHORT_TOKEN_CHARACTERS = 20;

    /** What is of no use without the others; what has a default is never missing. */
    private static final List<List<Setting>> COMPLETE = List.of(
            List.of(Setting.GITHUB_OWNER, Setting.GITHUB_REPOSITORY),
            List.of(Setting.GITHUB_APP_ID, Setting.GITHUB_APP_PEM),
            List.of(Setting.PLANE_WORKSPACE_SLUG, Setting.PLANE_PROJECT_ID),
            List.of(Setting.JIRA_API_URL, Setting.JIRA_API_TOKEN),
            List.of(Setting.LOCKSTEP_SMTP_USER, Setting.LOCKSTEP_SMTP_PASSWORD),
            List.of(Setting.LOCKSTEP_OIDC_ISSUER, Setting.LOCKSTEP_OIDC_CLIENT_ID),
            List.of(Setting.LOCKSTEP_GITHUB_OAUTH_CLIENT_ID, Setting.LOCKSTEP_GITHUB_OAUTH_CLIENT_SECRET),
            List.of(Setting.LOCKSTEP_JIRA_OAUTH_CLIENT_ID, Setting.LOCKSTEP_JIRA_OAUTH_CLIENT_SECRET));

    /** The first needs the second. */
    private static final List<List<Setting>> NEEDED = List.of(
            List.of(Setting.LOCKSTEP_DATABASE_USER, Setting.LOCKSTEP_DATABASE_URL),
            List.of(Setting.LOCKSTEP_DATABASE_PASSWORD, Setting.LOCKSTEP_DATABASE_URL),
            List.of(Setting.LOCKSTEP_SMTP_USER, Setting.LOCKSTEP_SMTP_HOST),
            List.of(Setting.JIRA_PROJECT, Setting.JIRA_API_URL),
            List.of(Setting.JIRA_EMAIL, Setting.JIRA_API_TOKEN));

    /** The first goes before the second. */
    private static final List<List<Setting>> INSTEAD = List.of(
            List.of(Setting.GITHUB_API_TOKEN, Setting.GITHUB_TOKEN),
            List.of(Setting.GITHUB_API_TOKEN, Setting.GITHUB_APP_ID),
            List.of(Setting.PLANE_API_TOKEN, Setting.PLANE_API_KEY),
            List.of(Setting.LOCKSTEP_REDIS_URL, Setting.REDIS_HOST));

    private SettingsTogether() {}

    /** @param values by name, too */
    static List<Finding> judged(Map<String, String> values) {
        var found = new ArrayList<Finding>();
        COMPLETE.forEach(pair -> {
            need(pair.get(0), pair.get(1), values, found);
            need(pair.get(1), pair.get(0), values, found);
        });
        NEEDED.forEach(pair -> need(pair.get(0), pair.get(1), values, found));
        INSTEAD.stream()
                .filter(pair -> has(values, pair.get(0)) && has(values, pair.get(1)))
                .forEach(pair -> found.add(Finding.warning(
                        AREA,
                        pair.get(1).name(),
                        pair.get(0) + " is set as well and goes first. Remove one of them.")));
        Stream.of(roles(values), token(values), address(values)).forEach(found::addAll);
        return found;
    }

    private static void need(Setting one, Setting other, Map<String, String> values, List<Finding> found) {
        if (has(values, one) && !has(values, other)) {
            found.add(Finding.warning(AREA, one.name(), "It is of no use without " + other + ". Set that as well."));
        }
    }

    private static List<Finding> roles(Map<String, String> values) {
        return has(values, Setting.LOCKSTEP_ROLES) && !has(values, Setting.LOCKSTEP_DATABASE_URL)
                ? List.of(Finding.failed(
                        AREA,
                        Setting.LOCKSTEP_ROLES.name(),
                        "It needs LOCKSTEP_DATABASE_URL: a file serves only one node, which does all."))
                : List.of();
    }

    private static List<Finding> token(Map<String, String> values) {
        var token = values.get(Setting.LOCKSTEP_API_TOKEN.name());
        return token != null && token.length() < SHORT_TOKEN_CHARACTERS
                ? List.of(Finding.warning(
                        AREA,
                        Setting.LOCKSTEP_API_TOKEN.name(),
                        "It is short; use at least " + SHORT_TOKEN_CHARACTERS
                                + " random characters (openssl rand -hex 32)."))
                : List.of();
    }

    private static List<Finding> address(Map<String, String> values) {
        var base = values.get(Setting.LOCKSTEP_BASE_URL.name());
        return base != null && base.matches("http://(?!localhost|127\\.|\\[::1]).*")
                ? List.of(
                        Finding.warning(
                                AREA,
                                Setting.LOCKSTEP_BASE_URL.name(),
                                "It is http: passwords and tokens cross the network as they are. Put a proxy with TLS in front."))
                : List.of();
    }

    private static boolean has(Map<String, String> values, Setting setting) {
        return values.containsKey(setting.name());
    }
}
