package dev.lockstep.doctor;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.regex.Pattern;

/** What a Redis said of itself, or why it did not, as a line. Whatever is wrong with it, Lockstep works without. */
final class RedisWords {
    private static final Pattern VERSION = Pattern.compile("redis_version:((\\d+)\\.(\\d+)\\S*)");
    /** It knows XAUTOCLAIM. */
    private static final int OLDEST = 6;

    private static final int OLDEST_MINOR = 2;
    private static final Pattern LOGIN = Pattern.compile("(NOAUTH|WRONGPASS|NOPERM|ERR (invalid password|AUTH)).*");
    private static final String WITHOUT = " Lockstep works without it and goes on there when it can";

    private RedisWords() {}

    /** @param told the section {@code server} of INFO */
    static Finding answered(String area, String place, String told) {
        var version = VERSION.matcher(told);
        if (!version.find()) {
            return Finding.ok(area, place, "It answers.");
        }
        int major = Integer.parseInt(version.group(2));
        boolean old = major < OLDEST || major == OLDEST && Integer.parseInt(version.group(3)) < OLDEST_MINOR;
        return old
                ? Finding.warning(
                        area,
                        place,
                        "It is Redis " + version.group(1) + "; Lockstep needs " + OLDEST + "." + OLDEST_MINOR
                                + " or later to carry events there.")
                : Finding.ok(area, place, "It answers; it is Redis " + version.group(1) + ".");
    }

    static String of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisCommandExecutionException refused) {
                var said = String.valueOf(refused.getMessage());
                return LOGIN.matcher(said).matches()
                        ? "It refuses the login; the user and the password stand in LOCKSTEP_REDIS_URL"
                                + " (redis://user:password@host:6379)." + WITHOUT + "."
                        : "It refuses what Lockstep asks." + WITHOUT + "; check what its user may do.";
            }
        }
        return "It does not answer." + WITHOUT + "; check LOCKSTEP_REDIS_URL.";
    }
}
