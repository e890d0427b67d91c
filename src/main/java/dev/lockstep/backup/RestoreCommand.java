package dev.lockstep.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = {
            "Set Lockstep back to a copy that backup made, while it is stopped.",
            "Started then, it looks at everything at the trackers before it writes there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep restore lockstep.backup",
            "  lockstep restore --replace lockstep.backup     what is there is put aside, not lost",
            "",
            "With LOCKSTEP_DATABASE_URL set it takes a backup of the file, too: so a hub moves to PostgreSQL.",
            "",
            "docs/backup.md tells the rest."
        })
public final class RestoreCommand extends HubCommand {
    @Parameters(paramLabel = "FILE", description = "What backup made.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Put aside what is there already; without this it is refused.")
    private boolean replace;

    public RestoreCommand(Supplier<Hub> hub) {
        super(hub);
    }

    @Override
    String done(Hub hub) throws IOException, SQLException {
        return new Restore(hub).from(file, replace);
    }
}
