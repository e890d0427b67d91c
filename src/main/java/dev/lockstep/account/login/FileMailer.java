package dev.lockstep.account.login;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Writes mails into a folder that only the hub's user may read; the newest are kept. */
final class FileMailer implements Mailer {
    private static final int KEPT = 200;

    private final Path folder;

    FileMailer(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void send(String to, String subject, String text) {
        try {
            DataFolder.prepare(folder);
            // Ids ascend, so the names do.
            var mail = "To: " + to + "\nSubject: " + subject + "\n\n" + text;
            DataFolder.keep(folder.resolve(Ids.next() + ".eml"), mail);
            forgetOldest();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void forgetOldest() throws IOException {
        try (var files = Files.list(folder)) {
            var newestFirst = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
            for (var file : newestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
