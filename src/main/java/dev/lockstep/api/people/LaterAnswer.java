package dev.lockstep.api.people;

import dev.lockstep.account.login.Later;
import dev.lockstep.api.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says when to come again. Asked before whoever takes all other exceptions. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LaterAnswer {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> later(Later later) {
        var status = switch (later.why()) {
            case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        var code = later.why() == Later.Why.BUSY ? "busy" : "tried_too_often";
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Math.max(1, later.after().toSeconds())))
                .body(ProblemWriter.problem(status, code, later.getMessage()));
    }
}
