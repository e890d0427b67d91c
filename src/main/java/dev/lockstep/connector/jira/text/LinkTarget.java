package dev.lockstep.connector.jira.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a link leads, as Markdown writes it, and whether Jira takes it. */
final class LinkTarget {
    /** What Jira's own editor lets a link lead to, without what nobody writes into an issue. */
    private static final Pattern SAFE = Pattern.compile(
            "(?:https?://|ftps?://|file://|mailto:|tel:|git:|svn:|ssh:|xmpp:|slack:|urn:|#|/).*", Pattern.DOTALL);

    private static final Pattern WANTS_BRACKETS = Pattern.compile("[\\s<>()\\p{Cntrl}]|^$");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?=\\p{Punct}|$)|&(?=#?[0-9A-Za-z]{1,32};)");

    private LinkTarget() {}

    static boolean isSafe(String url) {
        return SAFE.matcher(url).matches();
    }

    /** Whether something in it would be read as another character. */
    static boolean hasEscapes(String url) {
        return ESCAPED.matcher(url).find();
    }

    static String markdown(String url, @Nullable String title) {
        var target = ESCAPED.matcher(url).replaceAll("\\\\$0");
        if (WANTS_BRACKETS.matcher(target).find()) {
            target = "<" + target.replaceAll("[<>]", "\\\\$0").replace("\n", "%0A") + ">";
        }
        return target + (title == null || title.isEmpty() ? "" : " \"" + quoted(title) + "\"");
    }

    private static String quoted(String title) {
        return ESCAPED.matcher(title).replaceAll("\\\\$0").replace("\"", "\\\"").replaceAll("\n\\s*\n", "\n");
    }
}
