package dev.lockstep;

import dev.lockstep.command.AnswerOption;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

@Command(
        name = "version",
        description = "Print the version.",
        footerHeading = "%nExample:%n",
        footer = "  lockstep version -o json")
final class VersionCommand implements Runnable, IVersionProvider {
    @Mixin
    private final AnswerOption answer = new AnswerOption();

    @Override
    public void run() {
        answer.tell(
                version(),
                Map.of("version", version(), "java", Runtime.version().toString()));
    }

    @Override
    public String[] getVersion() {
        return new String[] {version()};
    }

    static String version() {
        var version = Lockstep.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
