package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the unit, the files for Compose and the chart set is what Lockstep reads. */
class InstalledSettingsTest {
    private static final Pattern NAME = Pattern.compile("\\b(?:LOCKSTEP|GITHUB|PLANE|JIRA)_[A-Z][A-Z_]*[A-Z]\\b");

    /** Read by the start script and by Compose. */
    private static final Set<String> OTHERS = Set.of("LOCKSTEP_JAVA_OPTS", "LOCKSTEP_IMAGE");

    @Test
    void everySettingThatIsNamedThereExists() throws IOException {
        var unknown = new ArrayList<String>();
        int seen = 0;
        for (var file : SourceTree.files()) {
            if (file.startsWith("ops") || file.equals(Path.of("compose.yaml"))) {
                for (var found : NAME.matcher(Files.readString(file)).results().toList()) {
                    seen++;
                    var name = found.group();
                    if (!OTHERS.contains(name) && !exists(name.replaceFirst("_FILE$", ""))) {
                        unknown.add(file + ": " + name);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(seen).isGreaterThan(15);
    }

    private static boolean exists(String name) {
        return Arrays.stream(Setting.values())
                .anyMatch(setting -> setting.name().equals(name));
    }
}
