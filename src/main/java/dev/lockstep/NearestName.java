package dev.lockstep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;

/** Finds the setting that somebody meant who wrote another name. */
final class NearestName {
    /** Read by the script that starts Lockstep, not here. */
    private static final Set<String> OF_THE_SCRIPT = Set.of("LOCKSTEP_JAVA_OPTS", "LOCKSTEP_SKIP_UI");

    private NearestName() {}

    static boolean known(String name) {
        var bare = name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : name;
        return OF_THE_SCRIPT.contains(name)
                || Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.name().equals(bare));
    }

    static String of(String name) {
        return Arrays.stream(Setting.values())
                .map(Enum::name)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElseThrow();
    }

    /** Levenshtein's: how many letters must be put in, taken out or replaced. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
