package dev.lockstep.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** The archive that servers are set up from: {@code ./lockstep package}. Nothing in it tells when, where or by whom it was made. */
public final class Archive {
    private Archive() {}

    /** @param arguments the jar, and the folder that the archive goes into */
    public static void main(String[] arguments) throws IOException {
        var made = write(Contents.of(Path.of(arguments[0])), Path.of(arguments[1]));
        var sum = Contents.sha256(Files.readAllBytes(made));
        Files.writeString(made.resolveSibling(made.getFileName() + ".sha256"), sum + "  " + made.getFileName() + "\n");
        System.out.println(made + "\n" + sum);
    }

    static Path write(Contents contents, Path folder) throws IOException {
        var root = "lockstep-" + contents.version();
        var file = Files.createDirectories(folder).resolve(root + ".tar.gz");
        try (var tar = tar(Files.newOutputStream(file))) {
            var folders = new TreeSet<String>();
            folders.add(root + "/");
            contents.files().keySet().stream()
                    .filter(name -> name.contains("/"))
                    .forEach(name -> folders.add(root + "/" + name.substring(0, name.lastIndexOf('/') + 1)));
            for (var each : folders) {
                put(tar, each, new Contents.Entry(new byte[0], Contents.PROGRAM), contents);
            }
            for (var each : contents.files().entrySet()) {
                put(tar, root + "/" + each.getKey(), each.getValue(), contents);
            }
        }
        return file;
    }

    private static TarArchiveOutputStream tar(OutputStream out) throws IOException {
        var parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
        parameters.setOS(GzipParameters.OS.UNKNOWN); // else that of the builder
        return new TarArchiveOutputStream(
                new GzipCompressorOutputStream(out, parameters), StandardCharsets.UTF_8.name());
    }

    private static void put(TarArchiveOutputStream tar, String name, Contents.Entry file, Contents contents)
            throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(file.bytes().length);
        entry.setMode((name.endsWith("/") ? 0040000 : 0100000) | file.mode());
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        entry.setModTime(contents.time().toEpochMilli());
        tar.putArchiveEntry(entry);
        tar.write(file.bytes());
        tar.closeArchiveEntry();
    }
}
