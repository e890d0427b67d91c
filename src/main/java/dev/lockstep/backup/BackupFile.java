package dev.lockstep.backup;

import dev.lockstep.base.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** One zip file: the manifest, the database, and the files beside it. Only its owner may read it. */
final class BackupFile {
    private static final int MOST_MANIFEST_BYTES = 16_000_000;

    private BackupFile() {}

    /** Whole or not at all; replaces nothing. */
    static void write(Path file, Manifest manifest, Map<String, Path> parts) throws IOException {
        var draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".backup",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (var zip = new ZipOutputStream(Files.newOutputStream(draft))) {
                zip.putNextEntry(new ZipEntry(Manifest.NAME));
                zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
                for (var part : manifest.entries()) {
                    zip.putNextEntry(new ZipEntry(part.name()));
                    copy(Objects.requireNonNull(parts.get(part.name())), part.bytes(), zip);
                }
            }
            Files.createLink(file, draft); // unlike a move, it replaces nothing
        } catch (FileAlreadyExistsException there) {
            throw exists(file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static RuntimeException exists(Path file) {
        return Hub.refused("backup_exists", null, "There is a file " + file + " already; name another one.");
    }

    /** A file that grows meanwhile is taken as it was when it was measured. */
    private static void copy(Path from, long bytes, OutputStream to) throws IOException {
        try (var in = Files.newInputStream(from)) {
            long left = bytes;
            var buffer = new byte[65_536];
            for (int read = 0; left > 0 && read >= 0; left -= Math.max(0, read)) {
                read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read > 0) {
                    to.write(buffer, 0, read);
                }
            }
        }
    }

    static Manifest manifest(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(Manifest.NAME);
            if (entry == null) {
                throw noBackup(file);
            }
            try (var in = zip.getInputStream(entry)) {
                var text = new String(in.readNBytes(MOST_MANIFEST_BYTES), StandardCharsets.UTF_8);
                return Json.read(text, Manifest.class);
            }
        } catch (ZipException | tools.jackson.core.JacksonException other) {
            throw noBackup(file);
        }
    }

    private static RuntimeException noBackup(Path file) {
        return Hub.refused("no_backup", null, file + " is no backup of Lockstep, or is cut off. Name another file.");
    }

    /** Each part as a file of its own in the folder; what does not have its checksum is refused. */
    static Map<String, Path> unpack(Path file, Manifest manifest, Path folder) throws IOException {
        Map<String, Path> parts = new LinkedHashMap<>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : manifest.entries()) {
                var entry = zip.getEntry(part.name());
                var target = folder.resolve("part-" + parts.size()); // a name in the file is nobody's path
                if (entry == null) {
                    throw damaged(part);
                }
                try (var in = zip.getInputStream(entry)) {
                    unpack(in, part, target);
                }
                parts.put(part.name(), target);
            }
        }
        return parts;
    }

    private static void unpack(InputStream in, Manifest.Entry part, Path target) throws IOException {
        var sum = new Checksum();
        try {
            Files.copy(sum.of(in), target);
        } catch (ZipException broken) {
            throw damaged(part);
        }
        if (!sum.hex().equals(part.sha256())) {
            throw damaged(part);
        }
    }

    private static RuntimeException damaged(Manifest.Entry part) {
        return Hub.refused(
                "backup_damaged",
                null,
                "The backup is damaged: " + part.name() + " is not what was written. Take another one.");
    }
}
