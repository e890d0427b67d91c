package dev.lockstep.account;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The token that opens the API: the one of the settings, else one made at the first start and kept in the data folder. */
@Component
public final class AccessToken {
    public static final String FILE_NAME = "access-token";
    private static final String PREFIX = "lst_";
    private static final int BITS = 256;

    private final byte[] digest;
    private final @Nullable Secret fresh;

    AccessToken(AccountSettings settings) {
        var given = settings.apiToken();
        if (given != null) {
            digest = Digests.sha256(given.reveal());
            fresh = null;
            return;
        }
        var file = settings.dataDir().resolve(FILE_NAME);
        DataFolder.prepare(settings.dataDir());
        try {
            var made = PREFIX + Digests.randomWord(BITS);
            var token = DataFolder.keep(file, made + "\n").strip();
            if (token.isEmpty()) {
                throw unusable(file);
            }
            digest = Digests.sha256(token);
            fresh = token.equals(made) ? new Secret(token) : null;
        } catch (IOException failure) {
            throw unusable(file);
        }
    }

    /** Takes the same time wherever the two differ. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(digest, Digests.sha256(presented));
    }

    /** The token when this start made it, to be shown to the operator this once. */
    public Optional<Secret> fresh() {
        return Optional.ofNullable(fresh);
    }

    private static Refused unusable(Path file) {
        return new Refused(
                Refused.Kind.UNAVAILABLE,
                "access_token_unusable",
                "LOCKSTEP_API_TOKEN",
                "The file " + file + " cannot be used; remove it to get a new token, or set LOCKSTEP_API_TOKEN.");
    }
}
