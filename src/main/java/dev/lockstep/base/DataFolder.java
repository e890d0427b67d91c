package dev.lockstep.base;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder that holds everything Lockstep keeps; only its owner may read it. */
public final class DataFolder {
    /** Where SQLite keeps everything. */
    public static final String DATABASE = "lockstep.db";

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private DataFolder() {}

    public static void prepare(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException failure) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "data_folder_unusable",
                    "LOCKSTEP_DATA_DIR",
                    "The data folder " + folder + " cannot be made: " + failure.getMessage());
        }
    }

    /**
     * Everything in it is as safe as the folder itself.
     *
     * @throws Refused when others may enter, read or change it
     */
    public static void mustBePrivate(Path folder) {
        try {
            var rights = Files.getPosixFilePermissions(folder);
            if (!OWNERS.containsAll(rights)) {
                throw new Refused(
                        Refused.Kind.UNAVAILABLE,
                        "data_folder_open",
                        "LOCKSTEP_DATA_DIR",
                        "Others may read the data folder " + folder + " (" + PosixFilePermissions.toString(rights)
                                + "), which holds the database and the key of its secrets. Close it: chmod 700 "
                                + folder);
            }
        } catch (UnsupportedOperationException otherSystem) {
            // it has no such rights
        } catch (IOException failure) {
            throw new UncheckedIOException("The rights of the data folder cannot be read.", failure);
        }
    }

    /**
     * Keeps a text in a file that only its owner may read, unless there is one already; whole, however many processes do so
     * at the same moment.
     *
     * @return what the file holds
     */
    public static String keep(Path file, String fresh) throws IOException {
        var onlyOwner = PosixFilePermissions.fromString("rw-------");
        if (Files.notExists(file)) {
            var draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(), ".draft", null, PosixFilePermissions.asFileAttribute(onlyOwner));
            try {
                Files.writeString(draft, fresh);
                Files.createLink(file, draft); // unlike a move, it replaces nothing
            } catch (FileAlreadyExistsException faster) {
                // another process was: theirs stands
            } catch (UnsupportedOperationException noLinks) {
                Files.move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        Files.setPosixFilePermissions(file, onlyOwner);
        return Files.readString(file);
    }

    /** Keeps other processes out until it is closed or this process is gone: SQLite has one writer. */
    public static Closeable hold(Path folder) {
        try {
            var file = FileChannel.open(
                    folder.resolve("lockstep.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(file)) {
                return file;
            }
            file.close();
        } catch (IOException failure) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "data_folder_unusable",
                    "LOCKSTEP_DATA_DIR",
                    "The data folder " + folder + " cannot be locked: " + failure.getMessage());
        }
        throw new Refused(
                Refused.Kind.UNAVAILABLE,
                "data_folder_in_use",
                "LOCKSTEP_DATA_DIR",
                "The data folder " + folder
                        + " is in use by another Lockstep. Stop that one, or set LOCKSTEP_DATA_DIR to"
                        + " another folder. Several nodes can share a PostgreSQL (LOCKSTEP_DATABASE_URL).");
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }
}
