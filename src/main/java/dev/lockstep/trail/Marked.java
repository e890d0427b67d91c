package dev.lockstep.trail;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A step in the log, and in a trace where there is one. */
final class Marked implements Trail.Step {
    static final Trail.Step NOTHING = new Marked(null, null, false);

    private final @Nullable Map<String, String> before;
    private final Spans.@Nullable Open span;
    private final boolean restores;

    Marked(@Nullable Map<String, String> before, Spans.@Nullable Open span, boolean restores) {
        this.before = before;
        this.span = span;
        this.restores = restores;
    }

    @Override
    public void named(String name) {
        if (span != null) {
            span.named(name);
        }
    }

    @Override
    public void tell(String name, String value) {
        if (span != null) {
            span.tell(name, value);
        }
    }

    @Override
    public void failed(String what) {
        if (span != null) {
            span.failed(what);
        }
    }

    @Override
    public void close() {
        if (span != null) {
            span.end();
        }
        if (restores) {
            set(before);
        }
    }

    static void set(@Nullable Map<String, String> marks) {
        if (marks == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(marks);
        }
    }
}
