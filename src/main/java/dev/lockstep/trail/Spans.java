package dev.lockstep.trail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where spans go. Apart from {@link Trail}, so that nothing of OpenTelemetry is even loaded where traces are off. */
interface Spans {
    /** @param from a W3C traceparent; null begins a new trace, and so does what cannot be read */
    Open begin(String name, @Nullable String from, Map<String, String> marks);

    /** Somebody asks us; the first of a trace. */
    Open asked(String name, Map<String, String> attributes);

    Open call(String name, String from, Map<String, String> attributes);

    interface Open {
        /** What the parts of this are given as theirs. */
        String parent();

        void named(String name);

        void tell(String name, String value);

        void failed(String what);

        void end();
    }
}
