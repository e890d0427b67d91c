package dev.lockstep;

import dev.lockstep.sync.Job;
import java.io.PrintStream;
import java.util.Locale;

/** A job's progress on the terminal: one line that is drawn over, or a line every tenth where lines stay. */
final class ProgressBar {
    private static final int WIDTH_CHARACTERS = 30;
    private static final int STEP_PERCENT = 10;

    private final PrintStream out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private int drawn = -STEP_PERCENT;

    ProgressBar(PrintStream out) {
        this.out = out;
    }

    void draw(Job job) {
        var text = text(job);
        if (terminal) {
            out.print("\r" + text + (job.status().live() ? "" : "\n"));
            out.flush();
        } else if (job.progress() >= drawn + STEP_PERCENT || !job.status().live()) {
            drawn = job.progress();
            out.println(text);
        }
    }

    static String text(Job job) {
        int full = job.progress() * WIDTH_CHARACTERS / 100;
        var bar = "#".repeat(full) + ".".repeat(WIDTH_CHARACTERS - full);
        var rate = job.ratePerSecond() > 0 ? String.format(Locale.ROOT, "%.0f/s", job.ratePerSecond()) : "";
        var failure = job.errorMessage() == null ? "" : "  " + job.errorMessage();
        return String.format(
                Locale.ROOT,
                "[%s] %3d%%  %d of %d  %-7s %s%s",
                bar,
                job.progress(),
                job.ended(),
                job.total(),
                rate,
                job.message(),
                failure);
    }
}
