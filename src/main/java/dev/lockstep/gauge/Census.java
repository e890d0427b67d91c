package dev.lockstep.gauge;

import dev.lockstep.base.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts when it is asked, at most so often: whoever scrapes sooner is told the same again. Thread-safe. */
final class Census {
    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final List<Count> counts;
    private final Duration age;
    private final Map<Count, Map<String, Double>> known = new HashMap<>();
    private Instant countAgain = Instant.MIN;

    Census(JdbcClient jdbc, InstantSource clock, List<Count> counts, Duration age) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.counts = counts;
        this.age = age;
    }

    /** Not a number while the database cannot be asked. */
    synchronized double of(Count count, String value) {
        var now = clock.instant();
        if (!now.isBefore(countAgain)) {
            countAgain = now.plus(age);
            count(now);
        }
        var numbers = known.get(count);
        if (numbers == null) {
            return Double.NaN;
        }
        double number = numbers.getOrDefault(value, 0.0);
        return switch (count.kind()) {
            case NUMBER -> number;
            case SINCE -> number == 0 ? 0 : Math.max(0, now.toEpochMilli() - number) / 1_000;
        };
    }

    private void count(Instant now) {
        known.clear();
        for (var count : counts) {
            try {
                known.put(count, numbers(count, now));
            } catch (RuntimeException failure) {
                if (Outage.isNews(failure)) {
                    LOG.warn("{} cannot be counted: {}", count.name(), Outage.cause(failure));
                }
                if (Outage.is(failure)) {
                    return; // the others would wait as long
                }
            }
        }
    }

    private Map<String, Double> numbers(Count count, Instant now) {
        Map<String, Double> numbers = new HashMap<>();
        jdbc.sql(count.sql())
                .param("now", now.toEpochMilli())
                .query((row, index) -> numbers.put(row.getString(1), row.getDouble(2)))
                .list();
        return numbers;
    }
}
