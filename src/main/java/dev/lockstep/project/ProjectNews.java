package dev.lockstep.project;

import dev.lockstep.event.EventText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of a project.
 *
 * @param title the name, as others call it
 * @param creatorId who has been its owner longest; null where only administrators are
 * @param userId who did it; null where that is not told
 * @param memberIds whose it was, once it is deleted; else empty
 */
public record ProjectNews(
        UUID id,
        String name,
        String title,
        String description,
        @Nullable UUID creatorId,
        boolean archived,
        @Nullable UUID userId,
        List<UUID> memberIds) {
    public static ProjectNews of(Project project, @Nullable UUID creator) {
        return new ProjectNews(
                project.id(),
                project.name(),
                project.name(),
                EventText.of(project.description()),
                creator,
                project.archived(),
                null,
                List.of());
    }

    public ProjectNews by(@Nullable UUID user, List<UUID> members) {
        return new ProjectNews(id, name, title, description, creatorId, archived, user, members);
    }
}
