package dev.lockstep.command;

/** What a command ends with, for scripts. These numbers never change; docs/commands.md lists them. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    /** The command was not understood: an unknown name, a missing argument, a malformed setting. */
    public static final int USAGE = 2;
    /** It was done, and what it looked for is there: a check that failed, a difference between two sides. */
    public static final int FOUND = 3;
    /** No running Lockstep answers. */
    public static final int ABSENT = 4;
    /** The running Lockstep does not accept the token, or its holder may not do this. */
    public static final int REFUSED = 5;

    private ExitCode() {}
}
