package dev.lockstep.simulator;

/** Ends the work on a request with this answer. */
final class Refusal extends RuntimeException {
    private final transient Answer answer;

    Refusal(Answer answer) {
        super("refused with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
