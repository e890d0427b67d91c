package dev.lockstep.transfer;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.board.Board;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.member.Teams;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import dev.lockstep.transfer.ProjectFile.Imported;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a new project of a file, or nothing: what cannot be taken in takes back what was made. While it is filled it is archived,
 * so that nobody works in it; cut off with its process it stays so. Thread-safe; two at once.
 */
@Component
public final class ProjectImport {
    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final int AT_ONCE = 2;

    private final Filling.Places places;
    private final Teams teams;
    private final Semaphore room = new Semaphore(AT_ONCE);

    ProjectImport(Database database, Projects projects, Issues issues, Board board, Teams teams) {
        places = new Filling.Places(database, projects, issues, board);
        this.teams = teams;
    }

    /**
     * Whoever imports.
     *
     * @param owner of the new project; null for whoever runs the hub
     * @param trusted may say who wrote something
     */
    public record Importer(@Nullable UUID owner, boolean trusted, Origin origin) {}

    /**
     * @param name of the new project; null for the file's
     * @throws Refused names the place in the file that cannot be taken in
     */
    public Imported read(InputStream file, @Nullable String name, Importer by) throws IOException {
        if (!room.tryAcquire()) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "busy",
                    null,
                    "Other projects are being imported. Try again in a moment.");
        }
        Path kept = Files.createTempFile("lockstep-import", ".json");
        try {
            keep(file, kept);
            var checked = new Checking();
            walk(kept, checked);
            var head = checked.head();
            return fill(
                    kept,
                    new Teams.Founding(
                            Lines.required(name == null ? head.name() : name, "project.name"),
                            Lines.orEmpty(head.description()),
                            by.owner(),
                            Set.of(),
                            !by.trusted()),
                    by);
        } finally {
            Files.deleteIfExists(kept);
            room.release();
        }
    }

    private Imported fill(Path kept, Teams.Founding founding, Importer by) {
        Project project = places.database()
                .write(() -> teams.archive(teams.found(founding).id(), true));
        var filling = new Filling(places, project.id(), by.origin().importing(), by.trusted());
        boolean whole = false;
        try {
            walk(kept, filling);
            filling.finish();
            teams.archive(project.id(), false);
            whole = true;
        } finally {
            if (!whole) {
                teams.delete(project, by.owner());
            }
        }
        return new Imported(project.id(), project.name(), filling.issues(), filling.comments());
    }

    private static void walk(Path file, ProjectFile.Sink sink) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            FileReading.read(in, sink);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void keep(InputStream file, Path kept) throws IOException {
        try (var out = Files.newOutputStream(kept)) {
            var part = new byte[64 * 1024];
            long all = 0;
            for (int read = file.read(part); read >= 0; read = file.read(part)) {
                all += read;
                if (all > MAX_BYTES) {
                    throw Refused.invalid("file_too_large", "body", "A file may have " + MAX_BYTES + " bytes.");
                }
                out.write(part, 0, read);
            }
        }
    }
}
