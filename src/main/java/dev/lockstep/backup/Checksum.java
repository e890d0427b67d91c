package dev.lockstep.backup;

import dev.lockstep.base.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 of what passes by. */
final class Checksum {
    private final MessageDigest digest = Sha256.begun();

    InputStream of(InputStream bytes) {
        return new DigestInputStream(bytes, digest);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static Manifest.Entry entry(String name, Path file) throws IOException {
        var sum = new Checksum();
        try (var bytes = Files.newInputStream(file);
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), sum.digest)) {
            bytes.transferTo(out);
        }
        return new Manifest.Entry(name, Files.size(file), sum.hex());
    }
}
