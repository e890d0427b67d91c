package dev.lockstep.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything Lockstep keeps; only its owner may read it. */
public final class DataFolder {
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
}
