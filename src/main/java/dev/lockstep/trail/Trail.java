package dev.lockstep.trail;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the calling thread works on: every line that it logs says so, and where traces are on it is a span as well. One for the
 * process, as the log is. Where work goes to another thread or through a table, {@link #here} and {@link #carried} go along.
 */
public final class Trail {
    /** In a line of the log: where in a trace it is, as W3C writes it. */
    private static final String TRACE = "traceparent";

    private static volatile @Nullable Spans spans;

    private Trail() {}

    static void to(@Nullable Spans told) {
        spans = told;
    }

    /** One piece of work; ends on the thread that began it. */
    public interface Step extends AutoCloseable {
        /** A better name than at the beginning, of few. */
        void named(String name);

        /** What is known only later. Never a secret: it is sent to whoever keeps the traces. */
        void tell(String name, String value);

        void failed(String what);

        @Override
        void close();
    }

    /**
     * Begins a piece of work.
     *
     * @param from where it was asked for, as {@link #here} said there; null for what the thread is doing already
     * @param marks names and values for the lines of the log and for the span; ids, never secrets
     */
    public static Step begin(String name, @Nullable String from, Map<String, String> marks) {
        var before = MDC.getCopyOfContextMap();
        marks.forEach(MDC::put);
        var traced = spans;
        if (traced == null) {
            return new Marked(before, null, true);
        }
        var span = traced.begin(name, from == null ? MDC.get(TRACE) : from, marks);
        MDC.put(TRACE, span.parent());
        return new Marked(before, span, true);
    }

    /**
     * Answers somebody who asks us. The first of a trace: a place in one that comes from outside is not believed. A span where traces are
     * on, and nothing elsewhere.
     */
    public static Step asked(String name, Map<String, String> attributes) {
        var traced = spans;
        if (traced == null) {
            return Marked.NOTHING;
        }
        var before = MDC.getCopyOfContextMap();
        var span = traced.asked(name, attributes);
        MDC.put(TRACE, span.parent());
        return new Marked(before, span, true);
    }

    /** Asks somebody else; a span where this belongs to a trace, and nothing elsewhere. */
    public static Step call(String name, Map<String, String> attributes) {
        var traced = spans;
        var from = traced == null ? null : MDC.get(TRACE);
        return traced == null || from == null
                ? Marked.NOTHING
                : new Marked(null, traced.call(name, from, attributes), false);
    }

    /** For work that goes through a table: what {@link #begin} takes there. Null where traces are off. */
    public static @Nullable String here() {
        return spans == null ? null : MDC.get(TRACE);
    }

    /** For work that another thread does: runs what it is given as if this thread did. */
    public static Consumer<Runnable> carried() {
        var marks = MDC.getCopyOfContextMap();
        return work -> {
            var before = MDC.getCopyOfContextMap();
            Marked.set(marks);
            try {
                work.run();
            } finally {
                Marked.set(before);
            }
        };
    }
}
