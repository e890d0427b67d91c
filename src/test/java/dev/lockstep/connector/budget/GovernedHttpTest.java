package dev.lockstep.connector.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.base.TestClock;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GovernedHttpTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Ask READ = new Ask("GET", URI.create("http://tracker.test/issues"), Map.of(), null);

    private final TestClock clock = new TestClock(START);
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final RateGovernor governor = new RateGovernors(TestBudgets.memory(clock), clock, true, Duration.ZERO)
            .of(Hub.connection(Tracker.JIRA, URI.create("http://tracker.test"), "t"));
    private final GovernedHttp http = new GovernedHttp(
            ask -> answers.remove(),
            governor,
            false,
            "The tracker asked for patience",
            answer -> answer.status() == 429 ? Patience.of(answer, RateHeaders.retryAfter(answer)) : null);

    private void says(int status, Map<String, String> headers) {
        var listed = HttpHeaders.of(Map.of(), (name, value) -> true);
        if (!headers.isEmpty()) {
            var name = headers.keySet().iterator().next();
            listed = HttpHeaders.of(Map.of(name, List.of(headers.get(name))), (key, value) -> true);
        }
        answers.add(new Answer(status, listed, "", clock.instant()));
    }

    /** Until when the next one has to wait, null when it went. */
    private @Nullable Instant held() {
        says(200, Map.of());
        var refused = catchThrowableOfType(ConnectorException.class, () -> http.send(READ, Cost.READ));
        if (refused == null) {
            return null;
        }
        answers.clear();
        return ((ConnectorFault.RateLimited) refused.fault()).until();
    }

    @Test
    void anOverloadedTrackerThatSaysHowLongIsLeftAloneThatLong() {
        says(503, Map.of("Retry-After", "40"));
        assertThat(http.send(READ, Cost.READ).status()).isEqualTo(503);
        assertThat(held()).isEqualTo(START.plusSeconds(40));
        clock.advance(Duration.ofSeconds(40));
        assertThat(held()).isNull();
    }

    @Test
    void anOverloadedTrackerThatSaysNothingHoldsUpOnlyWhatItAnsweredSo() {
        says(503, Map.of());
        http.send(READ, Cost.READ);
        assertThat(held()).isNull();
    }

    @Test
    void nobodyHasToWaitLongerThanTwoHoursWhateverTheTrackerSays() {
        says(429, Map.of("Retry-After", "99999999999"));
        http.send(READ, Cost.READ);
        assertThat(held()).isEqualTo(START.plus(Duration.ofHours(2)));
        clock.advance(Duration.ofHours(2));
        says(429, Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));
        http.send(READ, Cost.READ);
        assertThat(held()).isEqualTo(START.plus(Duration.ofHours(4)));
    }

    @Test
    void aTrackerThatRefusesAgainAndAgainWithoutSayingHowLongIsAskedLessAndLess() {
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 4; i++) {
            says(429, Map.of());
            var asked = clock.instant();
            http.send(READ, Cost.READ);
            var until = held();
            assertThat(until).isNotNull();
            waits.add(Duration.between(asked, until));
            clock.advance(waits.getLast());
        }
        assertThat(waits).isSorted().doesNotHaveDuplicates();
    }
}
