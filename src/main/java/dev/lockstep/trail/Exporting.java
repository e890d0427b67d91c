package dev.lockstep.trail;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Switches traces on where an address for them is set; else nothing is started. */
@Component
final class Exporting implements DisposableBean {
    private final @Nullable AutoCloseable running;

    Exporting(
            @Value("${lockstep.traces.endpoint:#{null}}") @Nullable String endpoint,
            @Value("${lockstep.traces.share:1}") double share) {
        running = endpoint == null ? null : start(endpoint, share);
    }

    private static AutoCloseable start(String endpoint, double share) {
        var spans = new OtlpSpans(endpoint, share);
        Trail.to(spans);
        return spans;
    }

    @Override
    public void destroy() throws Exception {
        if (running != null) {
            Trail.to(null);
            running.close();
        }
    }
}
