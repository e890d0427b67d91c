package dev.lockstep.command;

/** A command cannot do what it was asked to: one or two sentences with the way out, and the exit code. */
public final class Failure extends RuntimeException {
    private final int exitCode;

    public Failure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
