package dev.lockstep.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Puts Docker's own list beside the index of an OCI layout, as {@code docker save} does: without it {@code docker load} takes
 * the file only where Docker keeps its images in containerd, and otherwise ends with "blobs/json: no such file".
 */
final class DockerList {
    private static final String NAME = "manifest.json";

    private DockerList() {}

    /** @param names that the image has once it is loaded */
    static void add(Path layout, Path tar, List<String> names) throws IOException {
        var manifest = json(layout, blob(json(layout, "index.json").at("/manifests/0/digest")));
        var layers = manifest.path("layers")
                .valueStream()
                .map(layer -> blob(layer.path("digest")))
                .toList();
        var list = Json.write(List.of(new Listed(blob(manifest.at("/config/digest")), names, layers)));
        try (var in = open(layout);
                var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (var each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                out.putArchiveEntry(each);
                in.transferTo(out);
                out.closeArchiveEntry();
            }
            var bytes = list.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(NAME);
            entry.setSize(bytes.length);
            entry.setModTime(0);
            out.putArchiveEntry(entry);
            out.write(bytes);
            out.closeArchiveEntry();
        }
    }

    /** In the order in which it is written: two builds are equal to the byte. */
    private record Listed(
            @JsonProperty("Config") String config,
            @JsonProperty("RepoTags") List<String> repoTags,
            @JsonProperty("Layers") List<String> layers) {}

    private static String blob(JsonNode digest) {
        return "blobs/" + digest.asString().replace(':', '/');
    }

    private static JsonNode json(Path tar, String name) throws IOException {
        try (var in = open(tar)) {
            for (var each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                if (each.getName().equals(name)) {
                    return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        throw new IOException(tar + " has no " + name);
    }

    private static TarArchiveInputStream open(Path tar) throws IOException {
        return new TarArchiveInputStream(Files.newInputStream(tar));
    }
}
