package dev.lockstep.gauge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How large this node's archive of old events is, and when it grew last. A file for each month, so looking is cheap. */
@Component
class ArchiveGauges {
    private final Path folder;

    ArchiveGauges(MeterRegistry meters, @Value("${lockstep.data-dir:./data}") Path data) {
        folder = data.resolve("archive");
        Gauge.builder(
                        "lockstep.archive",
                        this,
                        archive -> archive.each(ArchiveGauges::bytes).sum())
                .baseUnit("bytes")
                .description("Size of the files that old events were moved to")
                .strongReference(true)
                .register(meters);
        Gauge.builder(
                        "lockstep.archive.written.timestamp",
                        this,
                        archive -> archive.each(ArchiveGauges::written).max().orElse(0))
                .baseUnit("seconds")
                .description("When an event was archived last, in seconds since 1970; 0 for never")
                .strongReference(true)
                .register(meters);
    }

    private DoubleStream each(ToDoubleFunction<Path> value) {
        if (!Files.isDirectory(folder)) {
            return DoubleStream.empty();
        }
        try (var files = Files.list(folder)) {
            return DoubleStream.of(files.mapToDouble(value).toArray());
        } catch (IOException unreadable) {
            return DoubleStream.of(Double.NaN);
        }
    }

    private static double bytes(Path file) {
        return file.toFile().length();
    }

    private static double written(Path file) {
        return file.toFile().lastModified() / 1_000.0;
    }
}
