package dev.lockstep.simulator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** What may happen to comments, whoever does it; each moves the item's {@code updated_at}. Callers hold the lock. */
record PlaneComments(PlaneWorld world, PlaneIssues issues, PlaneHooks hooks) {
    PlaneComment create(PlaneProject project, PlaneUser actor, Draft draft) {
        var now = world.now();
        var comment = new PlaneComment(
                world.newId(),
                draft.issueId,
                actor.id(),
                draft.html,
                draft.externalSource,
                draft.externalId,
                draft.createdAt == null ? now : draft.createdAt,
                now);
        project.put(comment);
        issues.touch(project, draft.issueId);
        hooks.comment(project, actor, "created", comment, PlaneHooks.Change.NEW);
        return comment;
    }

    PlaneComment edit(PlaneProject project, PlaneUser actor, PlaneComment before, String html) {
        var after = before.edited(html, world.now());
        project.put(after);
        issues.touch(project, after.issueId());
        var text = JsonNodeFactory.instance;
        var change =
                new PlaneHooks.Change("comment_html", text.stringNode(before.commentHtml()), text.stringNode(html));
        if (change.real()) {
            hooks.comment(project, actor, "updated", after, change);
        }
        return after;
    }

    void delete(PlaneProject project, PlaneComment comment) {
        project.remove(comment);
        issues.touch(project, comment.issueId());
    }

    record Draft(
            UUID issueId,
            String html,
            @Nullable String externalSource,
            @Nullable String externalId,
            @Nullable Instant createdAt) {}
}
