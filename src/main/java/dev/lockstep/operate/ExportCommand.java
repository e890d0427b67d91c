package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description = {
            "Write a project as JSON: its labels, columns, issues and comments, as import takes it.",
            "To standard output, or to a file, which is there whole or not at all."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep export Web > web.json", "  lockstep export Web --to web.json"})
public final class ExportCommand extends Asking {
    @Parameters(paramLabel = "PROJECT", description = "Its name or its id.")
    private String project = "";

    @Option(names = "--to", paramLabel = "FILE", description = "Where to; it is replaced.")
    private @Nullable Path file;

    public ExportCommand(Address.Book book) {
        super(book);
    }

    @Override
    int ask(Hub hub) throws IOException {
        var id = Named.project(hub, project).path("id").asString();
        try (var content = hub.stream("/api/v1/projects/" + id + "/export")) {
            if (file == null) {
                content.transferTo(System.out); // bytes: it is UTF-8 whatever the terminal speaks
                System.out.flush();
                return ExitCode.DONE;
            }
            var draft = Path.of(file + ".part");
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            answer.tell("Written to " + file + ".", Map.of("file", file.toString(), "project", id));
            return ExitCode.DONE;
        }
    }
}
