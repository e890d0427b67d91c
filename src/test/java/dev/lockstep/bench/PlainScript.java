package dev.lockstep.bench;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.Simulators;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What somebody would write in an afternoon: list everything, create everything, ten requests at once, keep nothing. It
 * knows no retry, no limit and no second run; that is what the product is measured against.
 */
final class PlainScript {
    private static final int AT_ONCE = 10;
    private static final int PER_PAGE = 100;

    private final String github;
    private final String project;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private String doneState = "";

    private PlainScript(String github, String plane, String projectId) {
        this.github = github + "/repos/" + Simulators.REPOSITORY;
        this.project = plane + "/workspaces/" + Simulators.PLANE_WORKSPACE + "/projects/" + projectId;
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** Arguments: GitHub's address, Plane's, the project's id. Prints what it took as one line of JSON. */
    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        var objects = new PlainScript(arguments[0], arguments[1], arguments[2]).run();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(
                Json.write(new Took(objects, (System.nanoTime() - begun) / 1e9, system.getProcessCpuTime() / 1e9)));
        System.exit(0);
    }

    record Took(int objects, double seconds, double cpuSeconds) {}

    private int run() throws Exception {
        var issues = listAll("/issues?state=all&sort=created&direction=asc");
        var comments = new HashMap<String, List<JsonNode>>();
        for (var comment : listAll("/issues/comments?sort=created&direction=asc")) {
            comments.computeIfAbsent(comment.path("issue_url").asString(), url -> new ArrayList<>())
                    .add(comment);
        }
        comments.values()
                .forEach(of ->
                        of.sort(Comparator.comparingLong(it -> it.path("id").asLong())));
        readCatalog(issues);
        all(issues.stream()
                .<Callable<Integer>>map(issue -> () ->
                        create(issue, comments.getOrDefault(issue.path("url").asString(), List.of())))
                .toList());
        threads.shutdown();
        return issues.size() + comments.values().stream().mapToInt(List::size).sum();
    }

    private List<JsonNode> listAll(String what) throws Exception {
        var first = page(what, 1);
        var found = new ArrayList<JsonNode>();
        json(first).forEach(found::add);
        var rest = IntStream.rangeClosed(2, lastPage(first))
                .<Callable<JsonNode>>mapToObj(number -> () -> json(page(what, number)))
                .toList();
        all(rest).forEach(page -> page.forEach(found::add));
        return found;
    }

    private HttpResponse<String> page(String what, int number) throws IOException, InterruptedException {
        return send(
                github + what + "&per_page=" + PER_PAGE + "&page=" + number,
                request -> request.header("Authorization", "Bearer " + Simulators.GITHUB_TOKEN));
    }

    private static int lastPage(HttpResponse<String> answer) {
        var links = answer.headers().firstValue("Link").orElse("");
        int last = links.indexOf("rel=\"last\"");
        int number = links.lastIndexOf("page=", last);
        return last < 0 ? 1 : Integer.parseInt(links.substring(number + "page=".length(), links.indexOf('>', number)));
    }

    private void readCatalog(List<JsonNode> issues) throws Exception {
        json(send(project + "/states/", this::signed)).path("results").forEach(state -> {
            if (state.path("group").asString().equals("completed")) {
                doneState = state.path("id").asString();
            }
        });
        var wanted = new LinkedHashMap<String, JsonNode>();
        issues.forEach(issue -> issue.path("labels").forEach(label -> wanted.put(key(label.path("name")), label)));
        all(wanted.values().stream()
                .<Callable<String>>map(label -> () -> labels.put(key(label.path("name")), createLabel(label)))
                .toList());
    }

    private String createLabel(JsonNode label) throws IOException, InterruptedException {
        return post(
                "/labels/",
                Map.of(
                        "name",
                        label.path("name").asString(),
                        "color",
                        "#" + label.path("color").asString()));
    }

    private int create(JsonNode issue, List<JsonNode> comments) throws IOException, InterruptedException {
        var draft = new HashMap<String, Object>();
        draft.put("name", issue.path("title").asString());
        draft.put("description_html", paragraphs(issue.path("body").asString("")));
        var ids = new ArrayList<String>();
        issue.path("labels").forEach(label -> ids.add(labels.get(key(label.path("name")))));
        draft.put("labels", ids);
        if (issue.path("state").asString().equals("closed")) {
            draft.put("state", doneState);
        }
        var id = post("/work-items/", draft);
        for (var comment : comments) {
            post(
                    "/work-items/" + id + "/comments/",
                    Map.of("comment_html", paragraphs(comment.path("body").asString(""))));
        }
        return comments.size();
    }

    private static String key(JsonNode name) {
        return name.asString().toLowerCase(Locale.ROOT);
    }

    private static String paragraphs(String markdown) {
        var escaped = markdown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p>" + escaped.replace("\r\n", "\n").replace("\n\n", "</p><p>") + "</p>";
    }

    private String post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        var answer = send(
                project + path,
                request -> signed(request)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
        return json(answer).path("id").asString();
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request) {
        return request.header("X-API-Key", Simulators.PLANE_KEY);
    }

    private HttpResponse<String> send(String url, UnaryOperator<HttpRequest.Builder> with)
            throws IOException, InterruptedException {
        var request = with.apply(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(1)));
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(url + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.tree(answer.body());
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (var future : threads.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }
}
