package dev.lockstep;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The commands of the jar. {@code ./lockstep} adds those that build and test. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Lockstep {
    private static final String HELP = """
            lockstep serve     start against the trackers of the settings (environment or .env); the default
            lockstep demo      start with simulated trackers and people
            lockstep rekey     encrypt what is stored with another key, while nothing else runs (docs/keys.md)
            lockstep version   print the version
            lockstep help      print this
            """;

    public static void main(String[] arguments) {
        var command = arguments.length == 0 || arguments[0].startsWith("-") ? "serve" : arguments[0];
        var rest = arguments.length == 0 || arguments[0].startsWith("-")
                ? arguments
                : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (command) {
            case "serve" -> startOrExit(() -> application().run(rest));
            case "demo" -> startOrExit(() -> Demo.run(rest));
            case "rekey" -> startOrExit(() -> Rekey.run(rest));
            case "help" -> System.out.print(HELP);
            case "version" -> System.out.println(version());
            default -> {
                System.err.println("There is no command " + command + ".\n" + HELP);
                System.exit(2);
            }
        }
    }

    private static void startOrExit(Start start) {
        try {
            start.run();
        } catch (RuntimeException told) {
            // The reporters have said why (StartFailure, else Spring's own).
            System.exit(1);
        } catch (IOException failure) {
            System.err.println("Lockstep did not start: " + failure.getMessage());
            System.exit(1);
        }
    }

    private interface Start {
        void run() throws IOException;
    }

    static SpringApplication application() {
        var application = new SpringApplication(Lockstep.class);
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }

    private static String version() {
        var version = Lockstep.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
