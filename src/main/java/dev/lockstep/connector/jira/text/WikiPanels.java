package dev.lockstep.connector.jira.text;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/** Panels of wiki text: five that stand for GitHub's alerts, known by their titles, and those of a team's own making. */
final class WikiPanels {
    private static final Map<String, String> TITLES = Map.of(
            "info", "title=Note|bgColor=#deebff",
            "success", "title=Tip|bgColor=#e3fcef",
            "tip", "title=Tip|bgColor=#e3fcef",
            "note", "title=Important|bgColor=#eae6ff",
            "warning", "title=Warning|bgColor=#fffae6",
            "error", "title=Caution|bgColor=#ffebe6");

    private WikiPanels() {}

    static String opening(Adf panel) {
        var parameters = TITLES.getOrDefault(panel.attr("panelType"), panel.attr(WikiTree.MORE));
        return parameters.isEmpty() ? "{panel}" : "{panel:" + parameters + "}";
    }

    static Adf of(String parameters) {
        Optional<String> type = TITLES.entrySet().stream()
                .filter(each ->
                        each.getValue().equals(parameters) && !each.getKey().equals("tip"))
                .map(Map.Entry::getKey)
                .findFirst();
        return type.map(known -> Adf.of("panel").with("panelType", known))
                .orElseGet(() -> Adf.of("panel")
                        .with(Map.of(
                                "panelType",
                                StringNode.valueOf("custom"),
                                "panelIconText",
                                StringNode.valueOf(title(parameters)),
                                WikiTree.MORE,
                                StringNode.valueOf(parameters))));
    }

    private static String title(String parameters) {
        for (var parameter : parameters.split("\\|")) {
            if (parameter.startsWith("title=") && parameter.length() > "title=".length()) {
                return parameter.substring("title=".length());
            }
        }
        return "Panel";
    }
}
