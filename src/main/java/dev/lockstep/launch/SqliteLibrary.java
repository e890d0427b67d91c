package dev.lockstep.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's own library beside the cache, unpacked once. Without it the driver writes it into the folder for temporary files at each
 * start and compares it byte by byte; where it cannot be loaded from here, the driver does so still.
 */
final class SqliteLibrary {
    private static final String FOLDER = "native";
    private static final String CHOSEN = "-Dorg.sqlite.";

    private SqliteLibrary() {}

    static void unpack(Path home) throws IOException {
        var name = LibraryLoaderUtil.getNativeLibName();
        var packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (var library = LibraryLoaderUtil.class.getResourceAsStream(packed)) {
            if (library != null) { // else this machine's is not in the jar
                Files.copy(
                        library, Files.createDirectories(home.resolve(FOLDER)).resolve(name));
            }
        }
    }

    /** For the JVM that starts from there. */
    static List<String> options(Path home, List<String> given) {
        var folder = home.resolve(FOLDER);
        return !Files.isDirectory(folder) || given.stream().anyMatch(each -> each.startsWith(CHOSEN))
                ? List.of()
                : List.of(CHOSEN + "lib.path=" + folder);
    }
}
