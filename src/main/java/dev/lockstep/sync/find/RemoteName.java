package dev.lockstep.sync.find;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How people write down an issue of a tracker where it is no address: {@code acme/web#12} or {@code WEB-12}. Pure.
 *
 * @param container empty where the key says it by itself
 */
record RemoteName(String container, String key) {
    private static final Pattern NUMBERED = Pattern.compile("([\\w.-]{1,100}/[\\w.-]{1,100})#([1-9]\\d{0,18})");
    private static final Pattern KEYED = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}-[1-9]\\d{0,18}");

    static Optional<RemoteName> of(String pasted) {
        var given = pasted.strip();
        var numbered = NUMBERED.matcher(given);
        if (numbered.matches()) {
            return Optional.of(new RemoteName(numbered.group(1), numbered.group(2)));
        }
        return KEYED.matcher(given).matches()
                ? Optional.of(new RemoteName("", given.toUpperCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }
}
