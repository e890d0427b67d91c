package dev.lockstep.project;

import dev.lockstep.event.EventText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of a project.
 *
 * @param title the name, as others call it
 * @param creatorId who has been its owner longest; null where only administrators are
 */
public record ProjectNews(
        UUID id,
        String name,
        String title,
        String description,
        @Nullable UUID creatorId,
        boolean archived) {
    public static ProjectNews of(Project project, @Nullable UUID creator) {
        return new ProjectNews(
                project.id(),
                project.name(),
                project.name(),
                EventText.of(project.description()),
                creator,
                project.archived());
    }
}
