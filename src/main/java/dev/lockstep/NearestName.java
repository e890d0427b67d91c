package dev.lockstep;

import dev.lockstep.command.Nearest;
import java.util.Arrays;
import java.util.Set;

/** Finds the setting that somebody meant who wrote another name. */
final class NearestName {
    /** Read by the script that starts Lockstep, and by the commands that ask a running one. */
    private static final Set<String> OF_THE_SCRIPT =
            Set.of("LOCKSTEP_JAVA_OPTS", "LOCKSTEP_SKIP_UI", "LOCKSTEP_URL", "LOCKSTEP_TOKEN", "LOCKSTEP_TOKEN_FILE");

    private NearestName() {}

    static boolean known(String name) {
        var bare = name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : name;
        return OF_THE_SCRIPT.contains(name)
                || Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.name().equals(bare));
    }

    static String of(String name) {
        return Nearest.of(name, Arrays.stream(Setting.values()).map(Enum::name).toList());
    }
}
