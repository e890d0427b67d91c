package dev.lockstep.api.graphql.read;

import dev.lockstep.project.listing.LabelLists.Named;
import dev.lockstep.project.listing.LabelLists.StoredLabel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A label of a project. */
public record LabelNode(String id, String name, String description, String color) {
    private static final String NO_COLOR = "000000";

    public static LabelNode of(StoredLabel label) {
        var color = label.color();
        return new LabelNode(label.id().toString(), label.name(), "", "#" + (color == null ? NO_COLOR : color));
    }

    /** One that an issue has and that is not stored: nothing can be asked about it by its id. */
    static LabelNode named(Named label, String name) {
        var id = UUID.nameUUIDFromBytes((label.projectId() + label.key()).getBytes(StandardCharsets.UTF_8));
        return new LabelNode(id.toString(), name, "", "#" + NO_COLOR);
    }
}
