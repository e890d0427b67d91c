package dev.lockstep.bench;

import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Ten people with accounts, members of one project, and what they ask for: the same in the same order every time. */
final class Team {
    private static final int PEOPLE = 10;
    private static final String PASSWORD = "correct horse battery staple";

    private final Served served;
    private final int issues;
    private final List<String> tokens = new ArrayList<>();
    private final String column;

    /** Of one request. The kinds and how many of a hundred they are. */
    private enum Kind {
        READ_ISSUE("read an issue", 30),
        LIST("list 50 issues", 14),
        LIST_FILTERED("list by state, label or assignee", 10),
        COMMENTS("read comments", 10),
        TIMELINE("read the timeline", 4),
        BOARD("read a column of the board", 6),
        SEARCH("search words", 4),
        EDIT("edit an issue", 8),
        COMMENT("write a comment", 8),
        MOVE("move on the board", 3),
        CREATE("create an issue", 3);

        final String told;
        final int inHundred;

        Kind(String told, int inHundred) {
            this.told = told;
            this.inHundred = inHundred;
        }

        static Kind of(int number) {
            int rest = number;
            for (var each : values()) {
                rest -= each.inHundred;
                if (rest < 0) {
                    return each;
                }
            }
            throw new IllegalArgumentException("not below a hundred: " + number);
        }
    }

    Team(Served served, int issues) throws IOException, InterruptedException {
        this.served = served;
        this.issues = issues;
        for (int each = 0; each < PEOPLE; each++) {
            tokens.add(join("person" + each + "@example.org"));
        }
        var columns = "/api/v1/projects/" + ManyIssues.PROJECT + "/columns";
        column = served.post(columns, Map.of("name", "Doing", "kind", "open"))
                .path("id")
                .asString();
    }

    /** Answers an access token, which is good for a quarter of an hour. */
    private String join(String email) throws IOException, InterruptedException {
        var link = served.post("/api/v1/people/invitations", Map.of("email", email))
                .path("link")
                .asString();
        var account = Map.of("word", link.replaceFirst(".*=", ""), "name", email, "email", email, "password", PASSWORD);
        var id = served.post("/api/v1/people", account).path("id").asString();
        var members = "/api/v1/projects/" + ManyIssues.PROJECT + "/members";
        served.post(members, Map.of("personId", id, "role", "editor"));
        return served.post("/api/v1/login/token", Map.of("email", email, "password", PASSWORD))
                .path("accessToken")
                .asString();
    }

    /** One request of somebody; answers what it was. */
    String ask(int number) throws IOException, InterruptedException {
        var random = new SplittableRandom(number);
        random.nextInt(); // the first ones of neighbours are alike
        var kind = Kind.of(random.nextInt(100));
        var request = request(kind, random, number);
        request.setHeader("Authorization", "Bearer " + tokens.get(random.nextInt(PEOPLE)));
        var answer = served.send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(kind.told + ": " + answer.statusCode() + " " + answer.body());
        }
        return kind.told;
    }

    private HttpRequest.Builder request(Kind kind, SplittableRandom random, int number) {
        var issue = "/api/v1/issues/" + issue(random);
        var list = "/api/v1/issues?limit=50&project=" + ManyIssues.PROJECT;
        return switch (kind) {
            case READ_ISSUE -> served.request(issue).GET();
            case LIST -> served.request(list).GET();
            case LIST_FILTERED -> served.request(list + filter(random)).GET();
            case COMMENTS -> served.request(issue + "/comments").GET();
            case TIMELINE -> served.request(issue + "/timeline").GET();
            case BOARD ->
                served.request("/api/v1/projects/" + ManyIssues.PROJECT + "/columns/" + column + "/issues")
                        .GET();
            case SEARCH ->
                served.request("/api/v1/search?q=" + ManyIssues.word(random.nextInt(500)))
                        .GET();
            case EDIT ->
                served.request(issue)
                        .header("If-Match", "*")
                        .method("PATCH", body(Map.of("title", "Changed by request " + number)));
            case COMMENT ->
                served.request(issue + "/comments")
                        .POST(body(Map.of(
                                "body", "I saw this too, in request " + number + ". It happens when it rains.")));
            case MOVE -> served.request(issue + "/move").POST(body(Map.of("columnId", column)));
            case CREATE ->
                served.request("/api/v1/issues")
                        .POST(body(Map.of(
                                "projectId",
                                ManyIssues.PROJECT,
                                "title",
                                "New in request " + number,
                                "body",
                                "What happens: nothing. What should happen: something. ".repeat(8),
                                "labels",
                                List.of(ManyIssues.label(number % 10)))));
        };
    }

    /** Some are looked at much more often than others. */
    private UUID issue(SplittableRandom random) {
        return ManyIssues.issue(issues - (int) ((issues - 1) * Math.pow(random.nextDouble(), 3)));
    }

    private static String filter(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> "&state=todo";
            case 1 -> "&label=label%20" + random.nextInt(20);
            default -> "&assignee=" + ManyIssues.person(random.nextInt(50));
        };
    }

    private static HttpRequest.BodyPublisher body(Object body) {
        return HttpRequest.BodyPublishers.ofString(Json.write(body));
    }
}
