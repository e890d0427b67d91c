package dev.lockstep.simulator;

/**
 * A request as the log and the callbacks see it.
 *
 * @param route such as {@code GET /repos/{owner}/{repo}/issues}; {@code GET ?} when nothing answers that path
 * @param status of the answer; 0 while there is none
 * @param ordinal 1 for the first request since the server started
 */
public record SimulatedRequest(long ordinal, String method, String path, String route, int status) {
    public boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    SimulatedRequest answered(int code) {
        return new SimulatedRequest(ordinal, method, path, route, code);
    }
}
