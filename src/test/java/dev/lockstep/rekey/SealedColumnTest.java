package dev.lockstep.rekey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SealedColumnTest {
    private static final Pattern ENCRYPTS = Pattern.compile("[kK]ey\\.encrypt\\(");

    /** Whoever encrypts something else stores it where a change of the key must reach it: add its column, then its class here. */
    @Test
    void whoeverEncryptsIsKnown() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/dev/lockstep"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(SealedColumnTest::encrypts)
                            .map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsExactlyInAnyOrder(
                            "StoredConnections",
                            "Sealed", // identities
                            "Subscriptions",
                            "ActionSecrets",
                            "SigningKeys",
                            "Repeats",
                            "Consents", // which live for minutes and are begun again
                            "OpenId"); // in a cookie that lives for minutes
        }
    }

    private static boolean encrypts(Path file) {
        try {
            return ENCRYPTS.matcher(Files.readString(file)).find();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
