package dev.lockstep.account;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The token that opens the API: the one of the settings, else one made at the first start and kept in the data folder. */
@Component
public final class AccessToken {
    public static final String FILE_NAME = "access-token";
    private static final String PREFIX = "lst_";
    private static final int BITS = 256;
    private static final String OWNER_ONLY = "rw-------";

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
            var isNew = Files.notExists(file);
            var token = isNew ? make(file) : read(file);
            digest = Digests.sha256(token);
            fresh = isNew ? new Secret(token) : null;
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

    private static String make(Path file) throws IOException {
        var token = PREFIX + Digests.randomWord(BITS);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, onlyOwner)) {
            channel.write(ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        return token;
    }

    private static String read(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ONLY));
        var token = Files.readString(file).strip();
        if (token.isEmpty()) {
            throw unusable(file);
        }
        return token;
    }

    private static Refused unusable(Path file) {
        return new Refused(
                Refused.Kind.UNAVAILABLE,
                "access_token_unusable",
                "LOCKSTEP_API_TOKEN",
                "The file " + file + " cannot be used; remove it to get a new token, or set LOCKSTEP_API_TOKEN.");
    }
}
