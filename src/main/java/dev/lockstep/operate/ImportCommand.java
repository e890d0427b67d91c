package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Read a file of export in as a new project, which links nothing. All of it comes in, or nothing.",
            "From a file, or from standard input with a hyphen."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep import web.json --name \"Web, copied\"",
            "  lockstep export Web | lockstep import - --name Copy"
        })
public final class ImportCommand extends Asking {
    @Parameters(paramLabel = "FILE", description = "A file of export, or - for standard input.")
    private String file = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What the project is called; else as in the file.")
    private @Nullable String name;

    public ImportCommand(Address.Book book) {
        super(book);
    }

    @Override
    int ask(Hub hub) throws IOException {
        var path = "/api/v1/projects/import" + (name == null ? "" : "?name=" + Named.encoded(name));
        var made = hub.post(path, content());
        answer.tell(
                "It is here as the project " + made.path("name").asString() + " ("
                        + made.path("id").asString() + ") with "
                        + made.path("issues").asLong() + " issues and "
                        + made.path("comments").asLong() + " comments.",
                made);
        return ExitCode.DONE;
    }

    private BodyPublisher content() throws IOException {
        if (file.equals("-")) {
            return BodyPublishers.ofInputStream(() -> System.in);
        }
        if (!Files.isReadable(Path.of(file))) {
            throw new Failure(ExitCode.USAGE, "The file " + file + " cannot be read.");
        }
        return BodyPublishers.ofFile(Path.of(file));
    }
}
