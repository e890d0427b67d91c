package dev.lockstep.connector.jira;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's five priorities and those of a Jira, by the names of its usual schemes. */
final class JiraPriorities {
    private static final Map<String, String> MEANING = Map.ofEntries(
            Map.entry("blocker", "urgent"),
            Map.entry("critical", "urgent"),
            Map.entry("highest", "urgent"),
            Map.entry("urgent", "urgent"),
            Map.entry("major", "high"),
            Map.entry("high", "high"),
            Map.entry("medium", "medium"),
            Map.entry("normal", "medium"),
            Map.entry("minor", "low"),
            Map.entry("low", "low"),
            Map.entry("trivial", "low"),
            Map.entry("lowest", "low"));

    private JiraPriorities() {}

    /** What a name means; none for names of other schemes, which nobody has to understand. */
    static String meaning(@Nullable String name) {
        return name == null ? "none" : MEANING.getOrDefault(name.toLowerCase(Locale.ROOT), "none");
    }

    /**
     * The name for a priority, of those that this Jira has. There is no "none" in most schemes; the last of them comes
     * nearest. Empty where nothing fits, and then Jira's value stays.
     */
    static Optional<String> name(String priority, List<String> there) {
        var fitting =
                there.stream().filter(name -> meaning(name).equals(priority)).findFirst();
        return fitting.isPresent() || !priority.equals("none")
                ? fitting
                : there.stream()
                        .filter(name -> name.equalsIgnoreCase("lowest") || name.equalsIgnoreCase("trivial"))
                        .findFirst();
    }
}
