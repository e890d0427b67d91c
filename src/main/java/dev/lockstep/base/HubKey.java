package dev.lockstep.base;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one key of this hub. It encrypts what is secret in the database and, through keys derived from it, signs what the
 * hub leaves on remote records. Comes from {@code LOCKSTEP_SECRET_KEY} (32 bytes in base64), from the file that {@code
 * LOCKSTEP_SECRET_KEY_FILE} names, or from {@code secret.key} in the data folder, which is made at the first start.
 */
@Component
public final class HubKey {
    private static final int KEY_BYTES = 32;
    private static final String SETTING = "LOCKSTEP_SECRET_KEY";
    public static final String FILE_NAME = "secret.key";
    private static final String MARKS = "hub_key/mark_key";

    /** What names and signs: the first key that this hub had, so that what it left at trackers stays its own. */
    private final byte[] marks;

    private final Aead aead;
    private final String hubId;

    @Autowired
    HubKey(
            @Value("${LOCKSTEP_SECRET_KEY:}") String fromEnvironment,
            @Value("${LOCKSTEP_SECRET_KEY_FILE:}") String file,
            @Value("${lockstep.data-dir:./data}") Path folder,
            JdbcClient jdbc) {
        this(read(fromEnvironment, file, folder), storedMarks(jdbc));
    }

    HubKey(String fromEnvironment, String file, Path folder) {
        this(read(fromEnvironment, file, folder), null);
    }

    HubKey(byte[] key) {
        this(key, null);
    }

    /** @param sealedMarks encrypted with the key; null while the key itself is what marks are made with */
    private HubKey(byte[] key, @Nullable String sealedMarks) {
        try {
            aead = new AesGcmJce(key);
        } catch (GeneralSecurityException unfit) {
            throw unusable("The key is not usable: " + unfit.getMessage());
        }
        marks = sealedMarks == null ? key.clone() : opened(sealedMarks);
        hubId = sign("hub id", "lockstep");
    }

    /**
     * @param text 32 bytes in base64
     * @param sealedMarks as a database has them that was encrypted anew; else null
     * @throws Refused when it is not the key that encrypted them
     */
    public static HubKey of(String text, @Nullable String sealedMarks) {
        return new HubKey(decoded(text), sealedMarks);
    }

    /** A new key, in base64. */
    public static String random() {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return Base64.getEncoder().encodeToString(fresh) + "\n";
    }

    /** What its marks are made with, for this key's successor to keep. */
    public String marksFor(HubKey next) {
        return next.encrypt(Base64.getEncoder().encodeToString(marks), MARKS);
    }

    private byte[] opened(String sealedMarks) {
        try {
            return Base64.getDecoder().decode(decrypt(sealedMarks, MARKS, ""));
        } catch (Refused another) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "secret_key_wrong",
                    SETTING,
                    "The key of this database was changed, and this is not the new one. Start Lockstep with that ("
                            + SETTING + ", or " + FILE_NAME
                            + " in the data folder). If ./lockstep rekey was cut off, run it once more.");
        }
    }

    private static @Nullable String storedMarks(JdbcClient jdbc) {
        return jdbc.sql("select mark_key from hub_key where mark_key is not null")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Tells this hub from others; the same after every restart, and with every key that follows. */
    public String hubId() {
        return hubId;
    }

    /** 16 hex digits that only this hub can make. {@code purpose} keeps uses apart. */
    public String sign(String purpose, String text) {
        var derived = hmac(marks, "lockstep " + purpose + " v1");
        return HexFormat.of().formatHex(hmac(derived, text), 0, 8);
    }

    /** @param place names the row and column; the text can be read only there */
    public String encrypt(String plain, String place) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(utf8(plain), utf8(place)));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A secret could not be encrypted.", failure);
        }
    }

    /**
     * @param what the message begins with, for example "A stored secret"
     * @throws Refused when it was encrypted with another key or for another place
     */
    public String decrypt(String cipher, String place, String what) {
        try {
            return new String(aead.decrypt(Base64.getDecoder().decode(cipher), utf8(place)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | GeneralSecurityException foreign) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "secret_key_wrong",
                    SETTING,
                    what
                            + " cannot be read: it was encrypted with another key. Start Lockstep with the key it had before ("
                            + SETTING + ", or " + FILE_NAME + " in the data folder).");
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String fromEnvironment, String file, Path folder) {
        try {
            if (!fromEnvironment.isBlank()) {
                return decoded(fromEnvironment);
            }
            if (!file.isBlank()) {
                return decoded(Files.readString(Path.of(file)));
            }
            DataFolder.prepare(folder);
            return ownFile(folder.resolve(FILE_NAME));
        } catch (IOException failure) {
            throw unusable("The key file cannot be read or made: " + failure.getMessage());
        }
    }

    private static byte[] ownFile(Path file) throws IOException {
        return decoded(DataFolder.keep(file, random()));
    }

    private static byte[] decoded(String text) {
        try {
            var bytes = Base64.getMimeDecoder().decode(text.strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below
        }
        throw unusable(SETTING + " must be 32 random bytes in base64, for example from: openssl rand -base64 32");
    }

    private static Refused unusable(String message) {
        return new Refused(Refused.Kind.UNAVAILABLE, "secret_key_unusable", SETTING, message);
    }
}
