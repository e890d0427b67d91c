package dev.lockstep.api.people;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody may be sent to after a login: into our own pages and nowhere else. Pure. */
public final class OwnPath {
    private static final int MAX_CHARS = 500;
    /** One slash first, since two name another host; no backslash, which browsers read as one; nothing that breaks a line. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

    private OwnPath() {}

    /** The path, or that of the first page. */
    public static String of(@Nullable String wanted) {
        if (wanted == null
                || wanted.length() > MAX_CHARS
                || !OURS.matcher(wanted).matches()) {
            return "/";
        }
        try {
            return new URI(wanted).getRawAuthority() == null ? wanted : "/";
        } catch (URISyntaxException unreadable) {
            return "/";
        }
    }
}
