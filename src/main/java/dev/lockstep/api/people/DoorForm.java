package dev.lockstep.api.people;

import dev.lockstep.account.login.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** HTML of the login's and the welcome's form. Works without scripts. */
final class DoorForm {
    static final String NONE = "<p><a href=\"/log-in\">Log in</a></p>";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Lockstep</title>
            <meta name="viewport" content="width=device-width">
            <style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:14vh auto;padding:0 1rem}
            label{display:block;margin-top:1rem}input{display:block;width:100%%;font:inherit;padding:.4rem;box-sizing:border-box}
            button{font:inherit;margin-top:1.2rem;padding:.4rem 1.2rem}[role]{border-left:4px solid #b00;padding-left:.7rem}</style>
            </head><body><h1>Lockstep</h1>%s%s%s</body></html>
            """;

    private DoorForm() {}

    static String page(String form, @Nullable String complaint, @Nullable String banner) {
        var told = complaint == null ? "" : "<p role=\"alert\">" + HtmlUtils.htmlEscape(complaint) + "</p>";
        var warned = banner == null ? "" : "<p role=\"note\">" + HtmlUtils.htmlEscape(banner) + "</p>";
        return PAGE.formatted(warned, told, form);
    }

    /** @param provider where one can log in as well; null for nowhere */
    static String login(@Nullable String email, @Nullable String provider) {
        var form = form("/log-in", "Log in", email(email) + password("current-password", "Password"));
        return provider == null
                ? form
                : form + "<p><a href=\"" + OpenIdDoor.START + "\">Log in with " + HtmlUtils.htmlEscape(provider)
                        + "</a></p>";
    }

    static String welcome(Purpose purpose, String word, @Nullable String name, @Nullable String email) {
        var hidden = "<input type=\"hidden\" name=\"word\" value=\"" + HtmlUtils.htmlEscape(word) + "\">";
        var fresh = password("new-password", "New password (8 characters or more)");
        return switch (purpose) {
            case SET_UP ->
                form("/welcome", "Make the first account", hidden + email(email) + fresh + optionalName(name));
            case INVITATION -> form("/welcome", "Make my account", hidden + name(name) + fresh);
            case RESET -> form("/welcome", "Use this password", hidden + fresh);
        };
    }

    private static String form(String action, String button, String fields) {
        return "<form method=\"post\" action=\"" + action + "\">" + fields + "<button>" + button + "</button></form>";
    }

    private static String name(@Nullable String value) {
        return field("name", "text", "name", "Name", value);
    }

    private static String optionalName(@Nullable String value) {
        return "<label>Name (may be left out)<input name=\"name\" autocomplete=\"name\" value=\"" + shown(value)
                + "\"></label>";
    }

    private static String email(@Nullable String value) {
        return field("email", "email", "username", "E-mail address", value);
    }

    private static String password(String autocomplete, String label) {
        return field("password", "password", autocomplete, label, null);
    }

    private static String field(String name, String type, String autocomplete, String label, @Nullable String value) {
        return "<label>" + label + "<input required name=\"" + name + "\" type=\"" + type + "\" autocomplete=\""
                + autocomplete + "\" value=\"" + shown(value) + "\"></label>";
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : HtmlUtils.htmlEscape(value);
    }
}
