package dev.lockstep.sync.restore;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is left on a record that the hub makes: which attempt made it, of which record of the hub, over which link. The
 * attempt is how this hub knows it; the other two are how a hub does that was set back to a time before the attempt.
 */
public record Mark(UUID intent, UUID hub, UUID link) {
    private static final int DIGITS = 32;
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{" + 3 * DIGITS + "}");

    public String text() {
        return (intent.toString() + hub + link).replace("-", "");
    }

    /** @param marker proven to be this hub's; empty for a mark of another form, such as that of a part */
    public static Optional<Mark> read(@Nullable String marker) {
        return marker == null || !TEXT.matcher(marker).matches()
                ? Optional.empty()
                : Optional.of(new Mark(id(marker, 0), id(marker, 1), id(marker, 2)));
    }

    private static UUID id(String marker, int which) {
        int at = which * DIGITS;
        int middle = at + DIGITS / 2;
        return new UUID(
                HexFormat.fromHexDigitsToLong(marker, at, middle),
                HexFormat.fromHexDigitsToLong(marker, middle, at + DIGITS));
    }
}
