package dev.lockstep.command;

import dev.lockstep.base.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code -o}: the answer for a person or for a program. Mixed into each command that has an answer. */
public final class AnswerOption {
    private enum Form {
        TABLE,
        JSON;

        /** As shells complete it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            description = "How the answer is written: table for people (default), json for programs.")
    private Form form = Form.TABLE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** @param text for people; {@code value} says the same to programs */
    public void tell(String text, Object value) {
        out().println(json() ? Json.write(value) : text);
    }

    public boolean json() {
        return form == Form.JSON;
    }

    public PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
