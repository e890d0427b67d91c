package dev.lockstep.connector.jira.text;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand in a block, by ADF's rules; what may not is shown as {@link Source}. */
record Place(String type, Set<String> allowed) {
    private static final Map<String, Place> PLACES = Stream.of(
                    of("listItem", "paragraph bulletList orderedList taskList mediaSingle codeBlock extension"),
                    of("blockquote", "paragraph bulletList orderedList codeBlock mediaSingle mediaGroup extension"),
                    of(
                            "panel",
                            "paragraph heading bulletList orderedList taskList mediaSingle mediaGroup codeBlock rule"
                                    + " decisionList blockCard extension"),
                    of("expand", many() + " table nestedExpand"),
                    of("nestedExpand", many()),
                    of("bodiedExtension", many() + " table"),
                    of("layoutSection", "layoutColumn"),
                    of("layoutColumn", many() + " table expand bodiedExtension"),
                    of("doc", many() + " table expand bodiedExtension layoutSection syncBlock bodiedSyncBlock"))
            .collect(Collectors.toMap(Place::type, place -> place));
    static final Place DOC = of("doc");

    private static String many() {
        return "paragraph heading bulletList orderedList taskList mediaSingle mediaGroup codeBlock rule blockquote panel"
                + " decisionList blockCard embedCard extension";
    }

    private static Place of(String type, String allowed) {
        return new Place(type, Set.of(allowed.split(" ")));
    }

    /** A place that is not known here is as strict as the strictest. */
    static Place of(String type) {
        var place = PLACES.get(type);
        return place == null ? new Place(type, Set.of("paragraph")) : place;
    }

    boolean allows(String block) {
        return allowed.contains(block);
    }
}
