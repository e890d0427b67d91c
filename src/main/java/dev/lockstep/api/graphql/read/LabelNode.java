package dev.lockstep.api.graphql.read;

import dev.lockstep.project.listing.LabelLists.StoredLabel;

/** A label of a project. */
public record LabelNode(String id, String name, String description, String color) {
    private static final String NO_COLOR = "000000";

    public static LabelNode of(StoredLabel label) {
        var color = label.color();
        return new LabelNode(label.id().toString(), label.name(), "", "#" + (color == null ? NO_COLOR : color));
    }
}
