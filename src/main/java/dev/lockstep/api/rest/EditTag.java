package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ETag of an issue. It changes with everything that is shown, so that an unchanged one may be answered with 304; for an
 * edit only the version in it counts, because a comment in between is no reason to refuse it.
 */
final class EditTag {
    private static final Pattern FORM = Pattern.compile("(?:W/)?\"v(\\d{1,18})\\.[0-9a-f]{1,8}\"");

    private EditTag() {}

    static String of(IssueView issue) {
        return "\"v" + issue.version() + "." + Integer.toHexString(issue.hashCode()) + "\"";
    }

    /**
     * @param now what {@code *} stands for: whatever is there
     * @throws Missing when the change does not say what it was decided on
     */
    static long version(@Nullable String ifMatch, long now) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Missing();
        }
        if (isAny(ifMatch)) {
            return now;
        }
        var tag = FORM.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Refused.invalid("if_match_invalid", "If-Match", "If-Match must be the ETag of one reading, or *.");
        }
        return Long.parseLong(tag.group(1));
    }

    /** Whatever is there is to be changed. */
    static boolean isAny(@Nullable String ifMatch) {
        return ifMatch != null && ifMatch.strip().equals("*");
    }

    /** It was not said what the change was decided on. */
    static final class Missing extends RuntimeException {
        Missing() {
            super(
                    "If-Match is required: the ETag of the issue as it was read, or * for whatever is there.",
                    null,
                    false,
                    false);
        }
    }

    /** The issue moved on since it was read. */
    static final class Outdated extends RuntimeException {
        private final transient IssueView newer;

        Outdated(IssueView newer) {
            super("The issue was changed meanwhile.", null, false, false);
            this.newer = newer;
        }

        IssueView newer() {
            return newer;
        }
    }
}
