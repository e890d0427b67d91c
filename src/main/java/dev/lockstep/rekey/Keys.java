package dev.lockstep.rekey;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key that was, and the one that shall be; both 32 bytes in base64. */
public record Keys(String old, String wanted) {
    public Keys {
        if (HubKey.of(old, null).hubId().equals(HubKey.of(wanted, null).hubId())) {
            throw refused(
                    "keys_equal", "The old and the new key are the same; make a new one: openssl rand -base64 32");
        }
    }

    HubKey fresh() {
        return HubKey.of(wanted, null);
    }

    /** The new key, where it opens what the old one opened before; else it is still to be changed. */
    Optional<HubKey> fresh(String marks) {
        return opened(wanted, marks);
    }

    HubKey old(String hubId, @Nullable String marks) {
        return opened(old, marks)
                .filter(key -> key.hubId().equals(hubId))
                .orElseThrow(() -> refused(
                        "secret_key_wrong",
                        "LOCKSTEP_OLD_KEY is not the key that this database is encrypted with. Nothing was changed."
                                + " Name the one that Lockstep ran with until now."));
    }

    private static Optional<HubKey> opened(String key, @Nullable String marks) {
        try {
            return Optional.of(HubKey.of(key, marks));
        } catch (Refused another) {
            return Optional.empty();
        }
    }

    private static Refused refused(String code, String message) {
        return new Refused(Refused.Kind.UNAVAILABLE, code, "LOCKSTEP_OLD_KEY", message);
    }
}
