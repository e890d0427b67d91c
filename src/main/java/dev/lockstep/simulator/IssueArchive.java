package dev.lockstep.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads issues from JSON lines, gzipped or not; the first line may describe labels under {@code _meta}. */
record IssueArchive(List<Label> labels, List<Entry> issues) {
    record Label(String name, String color) {}

    record Entry(
            long number,
            String title,
            @Nullable String body,
            boolean open,
            List<String> labels,
            String author,
            List<String> assignees,
            boolean pullRequest,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant closedAt,
            List<Remark> comments) {}

    record Remark(String author, String body, Instant createdAt, Instant updatedAt) {}

    static IssueArchive read(Path file) throws IOException {
        var labels = new ArrayList<Label>();
        var issues = new ArrayList<Entry>();
        try (var raw = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var node = Json.parse(Json.utf8(line)).orElseThrow(() -> new IOException("not JSON lines: " + file));
                if (node.has("_meta")) {
                    node.path("_meta")
                            .path("labels")
                            .values()
                            .forEach(label -> labels.add(new Label(
                                    label.path("name").asString(),
                                    label.path("color").asString())));
                } else {
                    issues.add(entry(node));
                }
            }
        }
        return new IssueArchive(labels, issues);
    }

    private static Entry entry(ObjectNode node) {
        var comments = new ArrayList<Remark>();
        node.path("comments").values().forEach(comment -> comments.add(remark(comment)));
        return new Entry(
                node.path("number").asLong(),
                node.path("title").asString(),
                Json.string(node, "body"),
                "open".equalsIgnoreCase(Json.string(node, "state")),
                strings(node.path("labels")),
                Objects.requireNonNullElse(Json.string(node, "author"), "ghost"),
                strings(node.path("assignees")),
                node.path("pull").asBoolean(false),
                Objects.requireNonNull(time(node, "createdAt")),
                Objects.requireNonNull(time(node, "updatedAt")),
                time(node, "closedAt"),
                comments);
    }

    private static Remark remark(JsonNode node) {
        var created = Objects.requireNonNull(time(node, "createdAt"));
        return new Remark(
                Objects.requireNonNullElse(Json.string(node, "author"), "ghost"),
                Objects.requireNonNullElse(Json.string(node, "body"), ""),
                created,
                Objects.requireNonNullElse(time(node, "updatedAt"), created));
    }

    private static @Nullable Instant time(JsonNode node, String member) {
        var text = Json.string(node, member);
        return text == null ? null : Instant.parse(text);
    }

    private static List<String> strings(JsonNode array) {
        var all = new ArrayList<String>();
        array.values().forEach(item -> all.add(item.asString()));
        return List.copyOf(all);
    }
}
