package dev.lockstep.doctor;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.HubKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The data folder: whether it is there, is its owner's alone and has room; and the files that hold secrets. */
final class FolderLook implements Look {
    private static final long MIB = 1024L * 1024;
    private static final long TOO_LITTLE = 200 * MIB;
    private static final long LITTLE = 1024 * MIB;
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private final Setup setup;

    FolderLook(Setup setup) {
        this.setup = setup;
    }

    @Override
    public String area() {
        return "data folder";
    }

    @Override
    public List<Finding> findings() throws IOException {
        var folder = setup.folder();
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder)
                    ? List.of(Finding.failed(area(), folder.toString(), "It is no folder; set LOCKSTEP_DATA_DIR."))
                    : List.of(Finding.warning(area(), folder.toString(), "It is not there yet; serve makes it."));
        }
        var found = new ArrayList<Finding>();
        found.add(rights(folder, "chmod 700 "));
        found.add(room(folder));
        var secrets =
                Stream.of(HubKey.FILE_NAME, "access-token", DataFolder.DATABASE).map(folder::resolve);
        Stream.concat(secrets, setup.secretFiles().stream())
                .filter(Files::isRegularFile)
                .filter(FolderLook::reachable)
                .forEach(file -> found.add(Finding.warning(
                        area(),
                        file.toString(),
                        "Others on this machine may read or change it, and it holds secrets: chmod 600 " + file)));
        return found;
    }

    private Finding rights(Path folder, String wayOut) {
        if (!Files.isWritable(folder)) {
            return Finding.failed(
                    area(), folder.toString(), "Who runs this may not write there; run as the owner, or change it.");
        }
        return open(folder)
                ? Finding.failed(
                        area(),
                        folder.toString(),
                        "Others on this machine may enter it, so the start is refused: " + wayOut + folder)
                : Finding.ok(area(), folder.toString(), "Only its owner may enter it.");
    }

    private Finding room(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        var told = free / MIB + " MiB are free.";
        if (free < TOO_LITTLE) {
            return Finding.failed(area(), "room", told + " Make room, or move the folder (LOCKSTEP_DATA_DIR).");
        }
        return free < LITTLE
                ? Finding.warning(area(), "room", told + " Make room before it is full: nothing can be taken then.")
                : Finding.ok(area(), "room", told);
    }

    /** A file in a folder that others may not enter is safe there, whatever its own rights. */
    private static boolean reachable(Path file) {
        for (var at = file.toAbsolutePath().normalize(); at != null && at.getParent() != null; at = at.getParent()) {
            if (!open(at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean open(Path file) {
        try {
            return !OWNERS.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException | UnsupportedOperationException otherSystem) {
            return false;
        }
    }
}
