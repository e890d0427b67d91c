package dev.lockstep.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description = {
            "Copy everything but the key into one file, while Lockstep runs.",
            "Keep the key elsewhere: without it the secrets of the copy cannot be read."
        },
        footerHeading = "%nExample:%n",
        footer = {"  lockstep backup lockstep.backup", "", "docs/backup.md tells what is in it."})
public final class BackupCommand extends HubCommand {
    @Parameters(paramLabel = "FILE", description = "Where the copy goes; it must not be there yet.")
    private Path file = Path.of("");

    public BackupCommand(Supplier<Hub> hub) {
        super(hub);
    }

    @Override
    String done(Hub hub) throws IOException, SQLException {
        return new Backup(hub).to(file);
    }
}
