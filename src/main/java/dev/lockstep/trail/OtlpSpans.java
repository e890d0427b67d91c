package dev.lockstep.trail;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends spans by OTLP over HTTP, in the background; what cannot be sent is dropped. */
final class OtlpSpans implements Spans, AutoCloseable {
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final Duration SENT_EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_CHARS = 300;
    private static final String OURS = "lockstep.";

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param share of the traces that are kept, from 0 to 1; all parts of one or none */
    OtlpSpans(String endpoint, double share) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setTimeout(PATIENCE)
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "lockstep")))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(SENT_EVERY)
                        .setMaxQueueSize(MOST_WAITING)
                        .build())
                .build();
        tracer = provider.get("dev.lockstep");
    }

    @Override
    public Open begin(String name, @Nullable String from, Map<String, String> marks) {
        return open(name, from, SpanKind.CONSUMER, OURS, marks);
    }

    @Override
    public Open asked(String name, Map<String, String> attributes) {
        return open(name, null, SpanKind.SERVER, "", attributes);
    }

    @Override
    public Open call(String name, String from, Map<String, String> attributes) {
        return open(name, from, SpanKind.CLIENT, "", attributes);
    }

    private Open open(
            String name, @Nullable String from, SpanKind kind, String prefix, Map<String, String> attributes) {
        var span = tracer.spanBuilder(name).setParent(parent(from)).setSpanKind(kind);
        attributes.forEach((key, value) -> span.setAttribute(prefix + key, cut(value)));
        return new Running(span.startSpan());
    }

    private static Context parent(@Nullable String from) {
        var parts = PARENT.matcher(from == null ? "" : from);
        return parts.matches()
                ? Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                parts.group(1),
                                parts.group(2),
                                TraceFlags.fromHex(parts.group(3), 0),
                                TraceState.getDefault())))
                : Context.root();
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), MOST_CHARS));
    }

    /** What was not sent yet is, if the receiver takes it in time. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Running(Span span) implements Open {
        @Override
        public String parent() {
            var context = span.getSpanContext();
            return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                    + context.getTraceFlags().asHex();
        }

        @Override
        public void named(String name) {
            span.updateName(cut(name));
        }

        @Override
        public void tell(String name, String value) {
            span.setAttribute(name, cut(value));
        }

        @Override
        public void failed(String what) {
            span.setStatus(StatusCode.ERROR, cut(what));
        }

        @Override
        public void end() {
            span.end();
        }
    }
}
