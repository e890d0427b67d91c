package dev.lockstep;

import dev.lockstep.command.AnswerOption;
import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import dev.lockstep.command.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "config",
        synopsisSubcommandLabel = "COMMAND",
        description = "Show the settings that Lockstep would start with.",
        subcommands = ConfigCommand.Print.class,
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep config print", "  lockstep config print --set -o json"})
final class ConfigCommand {
    private static final String HIDDEN = "[secret]";

    @Command(
            name = "print",
            description = {
                "List each setting with its value and where that comes from: the environment, .env, a file that one of them"
                        + " names, or the default.",
                "Secrets are never shown, only that they are set; passwords inside of addresses neither."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  lockstep config print", "  lockstep config print --set -o json"})
    static final class Print implements Runnable {
        @Mixin
        private final AnswerOption answer = new AnswerOption();

        @Option(names = "--set", description = "Only those that are set.")
        private boolean set;

        @Option(
                names = "--redact",
                description = "Hide secrets. It is always so; other programs ask for it by this name.")
        private boolean redact;

        @Override
        public void run() {
            try {
                var sources = SettingSources.ofThisProcess();
                tell(Arrays.stream(Setting.values())
                        .map(each -> Line.of(each, sources.of(each)))
                        .filter(line -> !set || !line.source().equals(Line.DEFAULT))
                        .toList());
            } catch (BadSetting bad) {
                throw new Failure(ExitCode.USAGE, String.valueOf(bad.getMessage()));
            }
        }

        private void tell(List<Line> lines) {
            var table = new Table("SETTING", "SOURCE", "VALUE");
            lines.forEach(line -> table.row(line.name(), line.source(), line.value() == null ? "" : line.value()));
            answer.tell(table.toString(), Map.of("settings", lines));
        }
    }

    /** @param value null where there is none */
    record Line(String name, @Nullable String value, String source) {
        static final String DEFAULT = "default";

        static Line of(Setting setting, Optional<SettingSources.Given> given) {
            return given.map(each -> new Line(setting.name(), shown(setting, each.raw()), each.source()))
                    .orElseGet(() -> new Line(setting.name(), setting.fallback(), DEFAULT));
        }

        private static String shown(Setting setting, String raw) {
            return setting.secret()
                    ? HIDDEN
                    : raw.replaceAll("://[^/@\\s]*@", "://" + HIDDEN + "@")
                            .replaceAll("(?i)([?&][^=&]*(?:password|secret|token|key)[^=&]*=)[^&]*", "$1" + HIDDEN);
        }
    }
}
