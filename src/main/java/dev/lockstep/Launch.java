package dev.lockstep;

import dev.lockstep.command.AnswerOption;
import dev.lockstep.launch.Health;
import dev.lockstep.launch.StartCache;
import dev.lockstep.launch.StartCacheMaker;
import dev.lockstep.launch.StartPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where the jar begins: what must be quick comes before Spring and all that it reads. The commands are {@link Lockstep}'s. */
public final class Launch {
    private static final String READINESS = "readiness";
    private static final Set<List<String>> PROBES =
            Set.of(List.of("health"), List.of("health", READINESS), List.of("health", "liveness"));

    private Launch() {}

    public static void main(String[] arguments) {
        var command = arguments.length == 0 || arguments[0].startsWith("-") ? "serve" : arguments[0];
        if (PROBES.contains(List.of(arguments))) { // without what reads commands: probes come every few seconds
            System.exit(health(arguments.length > 1 ? arguments[1] : READINESS, System.out));
        }
        if (command.equals("serve")) {
            StartCacheMaker.decided(decide());
        }
        Lockstep.main(arguments);
    }

    private static int health(String what, PrintStream out) {
        try {
            var settings = SettingSources.ofThisProcess();
            var port = Integer.parseInt(settings.value(Setting.PORT).orElseThrow());
            return Health.ask(settings.value(Setting.LOCKSTEP_BIND).orElseThrow(), port, what, out);
        } catch (BadSetting told) {
            System.err.println(told.getMessage());
            return 1;
        }
    }

    /** Does not return where there is a start cache that fits: then another process image goes on. */
    private static StartPlan decide() {
        try {
            var settings = SettingSources.ofThisProcess();
            if (!Boolean.parseBoolean(
                    settings.value(Setting.LOCKSTEP_START_CACHE).orElseThrow())) {
                return new StartPlan.Plain("");
            }
            return StartCache.decide(
                    Path.of(settings.value(Setting.LOCKSTEP_DATA_DIR).orElseThrow()));
        } catch (BadSetting told) {
            return new StartPlan.Plain(""); // by whoever reads the settings next
        }
    }

    /** As it is listed and helped with; {@link #main} itself answers the usual forms. */
    @Command(
            name = "health",
            description = {
                "Say whether the Lockstep of this machine is ready to work, or with liveness, whether it is alive.",
                "It ends with 0 if so, else with 1. It asks the port of the settings, and needs no token and no curl: for the"
                        + " probes of containers."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  lockstep health", "  lockstep health liveness", "  lockstep health -o json"})
    static final class HealthCommand implements Callable<Integer> {
        private enum Kind {
            READINESS,
            LIVENESS;

            /** As shells complete it. */
            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Mixin
        private final AnswerOption answer = new AnswerOption();

        @Parameters(
                arity = "0..1",
                paramLabel = "readiness|liveness",
                description = "Which of them (${DEFAULT-VALUE}).")
        private Kind kind = Kind.READINESS;

        @Override
        public Integer call() {
            var said = new ByteArrayOutputStream();
            int exitCode = health(kind.toString(), new PrintStream(said, true, StandardCharsets.UTF_8));
            var told = said.toString(StandardCharsets.UTF_8).strip();
            answer.tell(told, Map.of("well", exitCode == 0, "told", told));
            return exitCode;
        }
    }
}
