package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Loading;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.listing.Happening.What;
import dev.lockstep.project.listing.LabelLists.Named;
import dev.lockstep.project.listing.LabelLists.StoredLabel;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** What the items of a timeline tell, each kind its own. */
@Component
final class ItemFields implements RuntimeWiringConfigurer {
    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        field(wiring, What.RETITLED, "oldTitle", change -> ((Change.TitleChanged) change).before());
        field(wiring, What.RETITLED, "newTitle", change -> ((Change.TitleChanged) change).after());
        field(wiring, What.STATE_CHANGED, "oldState", change -> StateNode.of(((Change.StateChanged) change).before()));
        field(wiring, What.STATE_CHANGED, "newState", change -> StateNode.of(((Change.StateChanged) change).after()));
        field(
                wiring,
                What.PRIORITY_CHANGED,
                "oldPriority",
                change -> PriorityNode.of(priority(change).before()));
        field(
                wiring,
                What.PRIORITY_CHANGED,
                "newPriority",
                change -> PriorityNode.of(priority(change).after()));
        field(wiring, What.FILED, "fieldName", change -> filed(change).field());
        field(wiring, What.FILED, "oldValue", change -> orNull(filed(change).before()));
        field(wiring, What.FILED, "newValue", change -> orNull(filed(change).after()));
        wiring.type("AddedLabelEvent", type -> type.dataFetcher("addedLabel", ItemFields::label));
        wiring.type("RemovedLabelEvent", type -> type.dataFetcher("removedLabel", ItemFields::label));
        wiring.type("Assignment", type -> type.dataFetcher("user", ItemFields::user));
        wiring.type("RemovedAssignmentEvent", type -> type.dataFetcher("removedUser", ItemFields::user));
        wiring.type(
                "Body",
                type -> type.dataFetcher(
                                "body", env -> ItemTimes.item(env).issue().body())
                        .dataFetcher("bodyLastEditedAt", ItemTimes::modified));
        wiring.type(
                "IssueComment",
                type -> type.dataFetcher("body", env -> ItemTimes.comment(env, ItemFields::text))
                        .dataFetcher("bodyLastEditedAt", ItemTimes::modified)
                        .dataFetcher(
                                "isCommentDeleted",
                                env -> ItemTimes.comment(
                                        env, comment -> comment == null || comment.deletedAt() != null)));
    }

    private static void field(
            RuntimeWiring.Builder wiring, What what, String name, Function<Change, @Nullable Object> value) {
        wiring.type(
                ItemTypes.name(what),
                type -> type.dataFetcher(
                        name, env -> value.apply(event(env).happening().change().change())));
    }

    private static String text(@Nullable Comment comment) {
        return comment == null || comment.deletedAt() != null ? "" : comment.body();
    }

    private static Object label(DataFetchingEnvironment env) {
        var event = event(env);
        return Loading.<Named, StoredLabel>loader(env, "labelsByName")
                .load(Named.of(event.issue().projectId(), event.happening().name()))
                .thenApply(stored -> stored == null ? null : LabelNode.of(stored));
    }

    private static UserNode user(DataFetchingEnvironment env) {
        return ItemTimes.item(env) instanceof ItemNode.Assignee assignee
                ? UserNode.named(assignee.name())
                : UserNode.named(event(env).happening().name());
    }

    private static ItemNode.Event event(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<ItemNode.Event>getSource());
    }

    private static Change.PriorityChanged priority(Change change) {
        return (Change.PriorityChanged) change;
    }

    private static Change.FilingChanged filed(Change change) {
        return (Change.FilingChanged) change;
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
