package dev.lockstep;

import dev.lockstep.base.Refused;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells in one sentence why the start ended, where a person can do something about it. Surprises keep their stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailure implements SpringBootExceptionReporter {
    @SuppressWarnings("unused") // Spring asks for this constructor
    StartFailure(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        var sentence = sentence(failure);
        sentence.ifPresent(text -> System.err.println("Lockstep did not start: " + text));
        return sentence.isPresent();
    }

    static Optional<String> sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BadSetting bad -> {
                    return Optional.ofNullable(bad.getMessage());
                }
                case Refused refused -> {
                    return Optional.ofNullable(refused.getMessage());
                }
                case PortInUseException taken -> {
                    return Optional.of("Port " + taken.getPort()
                            + " is in use by another program; stop that one or set PORT to another number.");
                }
                case FlywayValidateException changed -> {
                    return Optional.of("The database was made by another version of Lockstep than this one. Start the"
                            + " version that made it, or name another place with LOCKSTEP_DATA_DIR or"
                            + " LOCKSTEP_DATABASE_URL. What differs: " + firstDifference(changed));
                }
                default -> {
                    // An outer layer; the reason may be below.
                }
            }
        }
        return Optional.empty();
    }

    private static String firstDifference(FlywayValidateException changed) {
        return String.valueOf(changed.getMessage())
                .lines()
                .filter(line -> line.contains("igration") && !line.startsWith("Validate failed"))
                .findFirst()
                .orElse("unknown");
    }
}
