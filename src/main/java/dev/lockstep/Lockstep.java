package dev.lockstep;

import dev.lockstep.backup.BackupCommand;
import dev.lockstep.backup.RestoreCommand;
import dev.lockstep.command.Commands;
import dev.lockstep.command.CompletionCommand;
import dev.lockstep.command.HelpCommand;
import dev.lockstep.launch.PartsList;
import dev.lockstep.operate.ExplainCommand;
import dev.lockstep.operate.ExportCommand;
import dev.lockstep.operate.ImportCommand;
import dev.lockstep.operate.PauseCommand;
import dev.lockstep.operate.ResumeCommand;
import dev.lockstep.operate.RetryCommand;
import dev.lockstep.operate.VerifyCommand;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import picocli.CommandLine;

/** The commands of the jar. {@code ./lockstep} adds those that build and test. */
@SpringBootApplication(
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            MailSenderAutoConfiguration.class,
            // Each part would be looked through for annotations that nobody here writes: units of work are Database's.
            AopAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class Lockstep {
    private static final Set<String> ASK = Set.of("-h", "--help", "-V", "--version");

    public static void main(String[] arguments) {
        int exitCode = serves(arguments) ? served(withoutName(arguments)) : answered(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static int served(String... arguments) {
        PartsList.use(Lockstep.class, arguments);
        return new StartCommand.Serving().begin(arguments);
    }

    /** What a command says is its answer; the logs of what it uses are the server's. One that starts it lets them in again. */
    private static int answered(String... arguments) {
        LoggingSystem.get(Lockstep.class.getClassLoader()).beforeInitialize();
        return commands().execute(arguments);
    }

    /** Whoever names no command wants it to serve; without the other commands, whose reading takes half a second. */
    private static boolean serves(String... arguments) {
        var named = arguments.length == 0 || arguments[0].startsWith("-") || arguments[0].equals("serve");
        return named && Arrays.stream(arguments).noneMatch(ASK::contains);
    }

    private static String[] withoutName(String... arguments) {
        return Arrays.stream(arguments)
                .skip(arguments.length > 0 && arguments[0].equals("serve") ? 1 : 0)
                .toArray(String[]::new);
    }

    /** Every command of the jar, in the order in which the help lists them. */
    static CommandLine commands() {
        var book = new OwnAddress();
        return Commands.of(
                new Top(),
                new StartCommand.Serving(),
                new StartCommand.Demonstrating(),
                new Launch.HealthCommand(),
                new DoctorCommand(),
                new ConfigCommand(),
                new ExplainCommand(book),
                new VerifyCommand(book),
                new RetryCommand(book),
                new PauseCommand(book),
                new ResumeCommand(book),
                new ExportCommand(book),
                new ImportCommand(book),
                new BackupCommand(OwnHub::of),
                new RestoreCommand(OwnHub::of),
                new StartCommand.Rekeying(),
                new CompletionCommand(),
                new VersionCommand(),
                new HelpCommand());
    }

    static SpringApplication application() {
        var application = new SpringApplication(Lockstep.class);
        application.setMainApplicationClass(Lockstep.class);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }
}
