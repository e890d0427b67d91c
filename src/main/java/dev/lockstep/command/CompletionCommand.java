package dev.lockstep.command;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = "Print a script by which a shell completes commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep completion bash > ~/.local/share/bash-completion/completions/lockstep",
            "  lockstep completion zsh  > ~/.lockstep-completion.zsh",
            "  lockstep completion fish > ~/.config/fish/completions/lockstep.fish",
            "",
            "For zsh also, in ~/.zshrc: source ~/.lockstep-completion.zsh",
            "In the shell that runs: source <(lockstep completion bash)"
        })
public final class CompletionCommand implements Runnable {
    private enum Shell {
        BASH,
        ZSH,
        FISH;

        /** As shells complete it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "bash|zsh|fish", description = "Which shell.")
    private Shell shell = Shell.BASH;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var here = Objects.requireNonNull(spec);
        var root = here.root();
        var script = switch (shell) {
            // It asks which of the two runs it.
            case BASH, ZSH -> AutoComplete.bash(root.name(), root.commandLine());
            case FISH -> FishCompletion.of(root);
        };
        here.commandLine().getOut().print(script);
        here.commandLine().getOut().flush();
    }
}
