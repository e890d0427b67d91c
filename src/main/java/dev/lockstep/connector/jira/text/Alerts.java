package dev.lockstep.connector.jira.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GitHub's alerts and Jira's panels: the same five kinds under other names. */
final class Alerts {
    private static final Map<String, String> PANELS = Map.of(
            "[!NOTE]", "info",
            "[!TIP]", "success",
            "[!IMPORTANT]", "note",
            "[!WARNING]", "warning",
            "[!CAUTION]", "error");
    private static final Map<String, String> TITLES = Map.of(
            "info", "[!NOTE]",
            "success", "[!TIP]",
            "tip", "[!TIP]",
            "note", "[!IMPORTANT]",
            "warning", "[!WARNING]",
            "error", "[!CAUTION]");

    private Alerts() {}

    static @Nullable Adf panel(String title) {
        var type = PANELS.get(title);
        return type == null ? null : Adf.of("panel").with("panelType", type);
    }

    /** Null for a panel of a team's own making. */
    static @Nullable String title(Adf panel) {
        return TITLES.get(panel.attr("panelType"));
    }
}
