package dev.lockstep;

import dev.lockstep.command.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Finds the setting that somebody meant who wrote another name. */
final class NearestName {
    /** Read by the script that starts Lockstep, and by the commands that ask a running one. */
    private static final Set<String> OF_THE_SCRIPT =
            Set.of("LOCKSTEP_JAVA_OPTS", "LOCKSTEP_SKIP_UI", "LOCKSTEP_URL", "LOCKSTEP_TOKEN", "LOCKSTEP_TOKEN_FILE");

    private NearestName() {}

    /** What looks like a setting and is none. */
    static List<String> unknown(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("LOCKSTEP_") && !known(name))
                .toList();
    }

    private static boolean known(String name) {
        var suffix = SettingSources.FILE_SUFFIX;
        var bare = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
        return OF_THE_SCRIPT.contains(name)
                || Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.name().equals(bare));
    }

    static String of(String name) {
        return Nearest.of(name, Arrays.stream(Setting.values()).map(Enum::name).toList());
    }
}
