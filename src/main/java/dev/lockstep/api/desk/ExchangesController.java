package dev.lockstep.api.desk;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.base.Refused;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.exchange.Exchange;
import dev.lockstep.operation.exchange.Exchanges;
import dev.lockstep.operation.exchange.Round;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was asked of the tracker for an operation, and what it answered. */
@RestController
class ExchangesController {
    private final Operations operations;
    private final Exchanges exchanges;

    ExchangesController(Operations operations, Exchanges exchanges) {
        this.operations = operations;
        this.exchanges = exchanges;
    }

    @Access(value = Least.VIEWER, of = Of.OPERATION)
    @GetMapping("/api/v1/operations/{id}/exchanges")
    @Operation(
            summary = "Tell what was asked of the tracker for an operation, and what it answered",
            description =
                    "The newest 10 rounds of work, newest first, each with at most 20 requests; of bodies the first"
                            + " 2,000 characters. Secrets are masked. Of imports that went well only the lines are kept, and of"
                            + " what was only read no answer's body.")
    RoundList listExchanges(@PathVariable UUID id) {
        var operation = operations.find(id).orElseThrow(() -> Refused.notFound("operation"));
        return new RoundList(
                exchanges.of(operation.id()).stream().map(RoundView::of).toList());
    }

    record RoundList(List<RoundView> items) {}

    /** @param leftOut how many more there were */
    record RoundView(Instant at, int leftOut, List<ExchangeView> exchanges) {
        static RoundView of(Round round) {
            var exchanges = round.exchanges().stream().map(ExchangeView::of).toList();
            return new RoundView(round.at(), round.leftOut(), exchanges);
        }
    }

    /** @param status null where no answer came; failure says why */
    record ExchangeView(
            Instant at,
            String method,
            String path,
            long tookMillis,
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable ExchangePart sent,
            @Nullable ExchangePart received) {
        static ExchangeView of(Exchange exchange) {
            return new ExchangeView(
                    exchange.at(),
                    exchange.method(),
                    exchange.path(),
                    exchange.tookMillis(),
                    exchange.status(),
                    exchange.failure(),
                    ExchangePart.of(exchange.sent()),
                    ExchangePart.of(exchange.received()));
        }
    }

    record ExchangePart(
            Map<String, String> headers, @Nullable String body, boolean cut) {
        static @Nullable ExchangePart of(Exchange.@Nullable Part part) {
            return part == null ? null : new ExchangePart(part.headers(), part.body(), part.cut());
        }
    }
}
