package dev.lockstep.connector.budget;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection's requests under its tracker's rate rules: each has leave first, and what its answer asks for is heeded. Thread-safe. */
public final class GovernedHttp {
    private final RemoteHttp http;
    private final RateGovernor governor;
    private final boolean backfill;
    private final String reason;
    private final Function<Answer, @Nullable Patience> asked;

    /**
     * @param backfill for a job's requests, which leave a reserve to live work
     * @param reason told to whoever has to wait
     * @param asked what an answer asks for, null for nothing; a refused one that also asks for {@code Retry-After} needs no rule
     */
    public GovernedHttp(
            RemoteHttp http,
            RateGovernor governor,
            boolean backfill,
            String reason,
            Function<Answer, @Nullable Patience> asked) {
        this.http = http;
        this.governor = governor;
        this.backfill = backfill;
        this.reason = reason;
        this.asked = asked;
    }

    /** As {@link #send(Ask, Cost, String)} where the tracker counts nothing by record. */
    public Answer send(Ask ask, Cost cost) {
        return send(ask, cost, null);
    }

    /**
     * One request, one answer, whatever its status.
     *
     * @param record the remote record that is written, where the tracker limits writes on one record
     * @throws ConnectorException with {@link ConnectorFault.RateLimited} when the budget is spent and nobody was called, or
     *     as {@link RemoteHttp#send}
     */
    public Answer send(Ask ask, Cost cost, @Nullable String record) {
        var permit = governor.acquire(cost, backfill, record);
        Answer answer;
        try {
            answer = http.send(ask);
        } catch (RuntimeException none) {
            permit.unanswered();
            throw none;
        }
        heed(answer); // before the next one may go
        var seen = RateHeaders.of(answer);
        if (answer.status() >= 500 && seen.remaining() == null) {
            permit.unanswered();
        } else {
            permit.answered(seen);
        }
        return answer;
    }

    /** What is left of the budget as far as is known, null where the tracker does not tell. */
    public @Nullable Integer remaining() {
        return governor.budget().remaining();
    }

    private void heed(Answer answer) {
        var patience = answer.status() >= 500 ? overloaded(answer) : asked.apply(answer);
        if (patience != null && patience.said()) {
            governor.pause(patience.until(), reason);
        } else if (patience != null) {
            governor.backOff(reason);
        }
    }

    private static @Nullable Patience overloaded(Answer answer) {
        var until = RateHeaders.retryAfter(answer);
        return until == null ? null : Patience.of(answer, until);
    }
}
