package dev.lockstep.ui;

import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One link that waits for an approval, one job that runs, some operations of which one has failed. */
final class FakeState {
    private static final int TOTAL = 400;

    private final Instant start = InstantSource.system().instant();
    private volatile int ended = 40;
    private volatile boolean paused;
    private volatile boolean approved;
    private volatile boolean retried;
    private volatile boolean checked;
    private volatile boolean insecure;

    void advanceTo(int operations) {
        ended = operations;
    }

    void takePasswordsInClear() {
        insecure = true;
    }

    @Nullable
    String answer(String method, String path, @Nullable String query) {
        return switch (method + " " + path) {
            case "GET me" ->
                "{\"signedIn\":true,\"name\":\"admin\",\"id\":null,\"admin\":true,\"version\":\"0.1.0\",\"banner\":%s}"
                        .formatted(insecure ? "\"This connection is not encrypted.\"" : "null");
            case "GET projects" -> slice("");
            case "GET links" -> slice(link());
            case "GET links/l1/only-here" ->
                slice("{\"remoteId\":\"r1\",\"title\":\"Retro notes\",\"url\":\"https://plane.example/1\"}");
            case "POST links/l1/approve" -> {
                approved = true;
                yield link();
            }
            case "POST links/l1/pause" -> {
                paused = true;
                yield link();
            }
            case "POST links/l1/resume" -> {
                paused = false;
                yield link();
            }
            case "POST links/l1/sync" -> "{\"jobId\":\"j1\",\"message\":\"Sync job started\"}";
            case "GET jobs" -> slice(job());
            case "GET watches" -> slice(watch());
            case "POST watches/w1/check" -> {
                checked = true;
                yield "null";
            }
            case "GET watches/w1/checks" -> slice(check());
            case "GET watches/w1/actions" ->
                slice("{\"id\":\"a1\",\"name\":\"Tell chat\",\"kind\":\"webhook\",\"enabled\":true}");
            case "GET watches/w1/runs" -> slice("");
            case "GET operations/counts" ->
                "{\"completed\":5,\"errored\":%d,\"queued\":%d}".formatted(failed(), 1 - failed());
            case "GET operations" -> slice(operations(query != null && query.contains("state=errored")));
            case "GET operations/errors" -> slice(retried ? "" : errorGroup());
            case "GET operations/activity" -> activity();
            case "GET operations/o9" -> story(operation(9, retried ? "queued" : "errored"));
            case "GET connections" -> slice(connection());
            case "GET pauses" -> slice("");
            case "POST operations/retry" -> {
                retried = true;
                yield "{\"changed\":1,\"more\":false}";
            }
            case "POST operations/o9/retry" -> {
                retried = true;
                yield operation(9, "queued");
            }
            default -> null;
        };
    }

    private String watch() {
        return """
                {"id":"w1","name":"Radar","repoUrl":"https://github.com/acme/web","container":"acme/web",
                 "branches":["main","feature/*"],"intervalMinutes":5,"trouble":null,"nextCheckAt":"%s","checkedAt":"%s"}
                """.formatted(start, start);
    }

    private String check() {
        return """
                {"id":"k1","status":"change-detected","branch":"main","commitSha":"0123456789abcdef","commitMessage":"%s",
                 "commitAuthor":"ann","detail":null,"count":1,"firstAt":"%s","lastAt":"%s"}
                """.formatted(checked ? "Seen after the press" : "Add a radar", start, start);
    }

    private String errorGroup() {
        return """
                {"errorClass":"invalid_state","linkId":"l1","count":1,"sentence":"Plane refuses the state.",
                 "hint":"Map it to a state that the project has.","newest":"o9","firstAt":"%s","lastAt":"%s"}
                """.formatted(start, start);
    }

    private static String story(String operation) {
        return operation.strip().replaceFirst("}$", ",\"pauses\":[],\"history\":[]}");
    }

    private String connection() {
        return """
                {"id":"c1","tracker":"plane","name":"Crew","baseUrl":"https://plane.example","hasWebhookSecret":true,
                 "budget":{"limit":60,"remaining":37,"resetsAt":"%s","notBefore":null,"reason":null},"requests":23}
                """.formatted(start.plusSeconds(60));
    }

    /** An hour in which a little more happened each minute. */
    private String activity() {
        return IntStream.range(0, 60)
                .mapToObj(minute ->
                        "{\"until\":\"%s\",\"ended\":{\"completed\":%d,\"errored\":%d},\"open\":%d,\"oldestTakenIn\":\"%s\"}"
                                .formatted(
                                        start.minusSeconds(60 * (59 - minute)),
                                        minute,
                                        minute % 9 == 0 ? 2 : 0,
                                        60 - minute,
                                        start.minusSeconds(3600)))
                .collect(Collectors.joining(
                        ",",
                        "{\"from\":\"" + start.minusSeconds(3600) + "\",\"eachSeconds\":60,\"whole\":true,\"pieces\":[",
                        "]}"));
    }

    private int failed() {
        return retried ? 0 : 1;
    }

    private String operations(boolean erroredOnly) {
        var ninth = operation(9, retried ? "queued" : "errored");
        if (erroredOnly) return retried ? "" : ninth;
        return ninth + ","
                + IntStream.of(8, 7, 6, 5, 4)
                        .mapToObj(seq -> operation(seq, "completed"))
                        .collect(Collectors.joining(","));
    }

    private String link() {
        return """
                {"id":"l1","projectId":"p1","projectName":"Web","connectionId":"c1","tracker":"plane","container":"acme/WEB",
                 "incoming":true,"outgoing":true,"health":"%s","reason":%s,"checkedAt":"%s","queued":3,"failed":1,
                 "onlyHere":1,"onlyHereApproved":%s,"twins":300}
                """.formatted(
                        paused ? "paused" : "syncing", paused ? "\"Paused by a person.\"" : "null", start, approved);
    }

    private String job() {
        return """
                {"id":"j1","projectId":"p1","linkIds":["l1"],"kind":"first-import","status":"%s","progress":%d,
                 "message":"Importing issues","errorMessage":null,"githubRepo":"acme/web","planeWorkspace":"acme",
                 "planeProjectId":"WEB","total":%d,"ended":%d,"counts":{"created":%d,"changed":0,"skipped":0,"failed":0},
                 "requests":%d,"ratePerSecond":12.5,"etaSeconds":30,"etaEarliestSeconds":24,"etaLatestSeconds":39,"createdAt":"%s","startedAt":"%s",
                 "completedAt":%s,"durationMs":%s}
                """.formatted(
                        ended == TOTAL ? "completed" : "in-progress",
                        ended * 100 / TOTAL,
                        TOTAL,
                        ended,
                        ended,
                        ended,
                        start,
                        start,
                        ended == TOTAL ? "\"" + start.plusSeconds(32) + "\"" : "null",
                        ended == TOTAL ? "32000" : "null");
    }

    private String operation(int seq, String state) {
        var failed = state.equals("errored");
        return """
                {"id":"o%d","seq":%d,"state":"%s","kind":"issue","direction":"inbound","linkId":"l1","connectionId":"c1",
                 "jobId":"j1","resourceKey":"k%d","issueId":"k9","subjectId":"s%d","title":"Issue number %d","event":"edited","remoteId":"r%d",
                 "remoteUpdatedAt":"%s","effectiveAt":"%s","canceledBy":null,"duplicateOf":null,"droppedFor":null,
                 "reason":%s,"hint":%s,"errorClass":null,"attempts":1,"maxAttempts":8,"nextAttemptAt":null,
                 "createdAt":"%s","startedAt":"%s","finishedAt":"%s"}
                """.formatted(
                        seq,
                        seq,
                        state,
                        seq,
                        seq,
                        seq,
                        seq,
                        start,
                        start,
                        failed ? "\"Plane refuses the state.\"" : "null",
                        failed ? "\"Map it to a state that the project has.\"" : "null",
                        start,
                        start,
                        start);
    }

    private static String slice(String items) {
        return "{\"items\":[%s],\"next\":null}".formatted(items);
    }
}
