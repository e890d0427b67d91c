package dev.lockstep.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TrailTest {
    @AfterEach
    void end() {
        Trail.to(null);
        MDC.clear();
    }

    @Test
    void aStepMarksTheLinesOfItsThreadUntilItEndsAndOnesInsideItAreRestored() {
        try (var outer = Trail.begin("operation", null, Map.of("operation", "1", "link", "a"))) {
            try (var inner = Trail.begin("operation", null, Map.of("operation", "2"))) {
                assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("operation", "2", "link", "a"));
            }
            assertThat(MDC.get("operation")).isEqualTo("1");
        }
        assertThat(MDC.get("operation")).isNull();
    }

    @Test
    void anotherThreadIsMarkedWhileItDoesWhatWasCarriedToIt() throws Exception {
        var seen = new AtomicReference<String>();
        try (var step = Trail.begin("operation", null, Map.of("operation", "1"))) {
            var carried = Trail.carried();
            var other = Thread.ofVirtual().start(() -> {
                carried.accept(() -> seen.set(MDC.get("operation")));
                assertThat(MDC.get("operation")).isNull();
            });
            other.join();
        }
        assertThat(seen.get()).isEqualTo("1");
    }

    @Test
    void withoutTracesThereIsNothingToHandOn() {
        try (var step = Trail.begin("operation", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01", Map.of())) {
            assertThat(Trail.here()).isNull();
        }
    }

    @Test
    void whatIsAskedForElsewhereBelongsToTheSameTraceAndWhatCannotBeReadBeginsANewOne() {
        try (var spans = new OtlpSpans("http://127.0.0.1:9/v1/traces", 1)) {
            Trail.to(spans);
            try (var step = Trail.begin("take", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01", Map.of())) {
                assertThat(Trail.here())
                        .startsWith("00-0123456789abcdef0123456789abcdef-")
                        .endsWith("-01");
            }
            try (var step = Trail.begin("take", "nonsense", Map.of())) {
                assertThat(Trail.here())
                        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]")
                        .doesNotContain("0123456789abcdef0123");
            }
        }
    }

    @Test
    void aTraceThatIsNotKeptIsNotKeptInAnyOfItsParts() {
        try (var spans = new OtlpSpans("http://127.0.0.1:9/v1/traces", 0)) {
            Trail.to(spans);
            try (var step = Trail.begin("delivery", null, Map.of())) {
                var here = Trail.here();
                assertThat(here).matches(".*-0[02]"); // 2: its id is random
                try (var part = Trail.begin("take", here, Map.of())) {
                    assertThat(Trail.here()).matches(".*-0[02]");
                }
            }
        }
    }
}
