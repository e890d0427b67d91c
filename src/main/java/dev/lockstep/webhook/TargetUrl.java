package dev.lockstep.webhook;

import dev.lockstep.base.Refused;
import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that something may be sent to, as far as its text tells. What its name leads to is judged when the
 * connection is made.
 */
public final class TargetUrl {
    private static final int MAX_CHARS = 2_048;
    private static final int MAX_PORT = 65_535;
    // A last part of digits only is a number to some resolvers: 2130706433, 0177.0.0.1, 0x7f.1 are all 127.0.0.1.
    private static final Pattern NUMBER = Pattern.compile("(?i)(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");
    private static final Pattern FOUR_PARTS =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*");

    private TargetUrl() {}

    /** Of an action. */
    public static URI parse(String text) {
        return parse(text, "webhookUrl");
    }

    /**
     * @param field what the complaint names
     * @throws Refused when it is not plain https to a host
     */
    public static URI parse(String text, String field) {
        if (text.length() > MAX_CHARS) {
            throw refused(field, field + " has at most " + MAX_CHARS + " characters.");
        }
        URI given;
        try {
            given = URI.create(asciiHost(text.strip()));
        } catch (IllegalArgumentException unreadable) {
            throw refused(field, field + " must look like https://host/path.");
        }
        if (!"https".equals(given.getScheme())) {
            throw refused(field, field + " must begin with https://.");
        }
        if (given.getRawUserInfo() != null || given.getHost() == null || given.getRawFragment() != null) {
            throw refused(field, field + " must look like https://host/path, without a user and without #.");
        }
        if (given.getPort() > MAX_PORT || given.getPort() == 0) {
            throw refused(field, field + " has a port that does not exist.");
        }
        checkHost(given.getHost().toLowerCase(Locale.ROOT), field);
        return given;
    }

    private static void checkHost(String host, String field) {
        if (host.startsWith("[")) {
            return; // an IPv6 address; judged as an address
        }
        if (host.endsWith(".")) {
            throw refused(field, "The host of " + field + " must not end with a dot.");
        }
        boolean plain = NUMBER.matcher(host).matches()
                ? FOUR_PARTS.matcher(host).matches()
                : NAME.matcher(host).matches();
        if (!plain) {
            throw refused(field, field + " must name its host plainly.");
        }
    }

    /** URI knows no letters outside ASCII in hosts. */
    private static String asciiHost(String text) {
        var matcher = Pattern.compile("(?i)^(https?://)([^/?#:@\\[\\]]+)(.*)$").matcher(text);
        if (!matcher.matches() || matcher.group(2).chars().allMatch(each -> each < 0x80)) {
            return text;
        }
        return matcher.group(1) + IDN.toASCII(matcher.group(2)) + matcher.group(3);
    }

    private static Refused refused(String field, String message) {
        return Refused.invalid("target_refused", field, message);
    }
}
