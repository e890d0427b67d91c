package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Loading;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.listing.Happening.What;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Who made the items of a timeline, and when: what all of them have. */
@Component
final class ItemTimes implements RuntimeWiringConfigurer {
    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        for (var name : ItemTypes.NAMES) {
            wiring.type(
                    name,
                    type -> type.dataFetcher("createdAt", env -> created(item(env)))
                            .dataFetcher("createdBy", ItemTimes::author)
                            .dataFetcher("lastModifiedAt", ItemTimes::modified)
                            .dataFetcher("lastModifiedBy", ItemTimes::modifier));
        }
        wiring.type(
                "TimelineItem",
                type -> type.typeResolver(
                        env -> env.getSchema().getObjectType(((ItemNode) env.getObject()).typeName())));
    }

    private static Instant created(ItemNode item) {
        return switch (item) {
            case ItemNode.Event event -> event.happening().change().at();
            case ItemNode.Text text -> text.issue().createdAt();
            case ItemNode.Note note -> note.comment().createdAt();
            case ItemNode.Assignee assignee -> assignee.issue().createdAt();
        };
    }

    private static @Nullable Object author(DataFetchingEnvironment env) {
        var by = switch (item(env)) {
            case ItemNode.Event event -> event.happening().change().origin().by();
            case ItemNode.Text text -> text.issue().author();
            case ItemNode.Note note -> note.comment().author();
            case ItemNode.Assignee assignee -> assignee.issue().author();
        };
        return AuthorReads.user(env, by, item(env).issue().projectId());
    }

    /** Events never change; texts and comments do. */
    static @Nullable Object modified(DataFetchingEnvironment env) {
        var item = item(env);
        if (isComment(item)) {
            return comment(env, comment -> comment == null ? created(item) : comment.modifiedAt());
        }
        if (item instanceof ItemNode.Text text) {
            return Loading.<UUID, Instant>loader(env, "bodyChanges")
                    .load(text.issue().id())
                    .thenApply(at -> at == null ? created(item) : at);
        }
        return created(item);
    }

    /** Who changed a text last is not kept with it: null where it was changed. */
    private static @Nullable Object modifier(DataFetchingEnvironment env) {
        var item = item(env);
        var author = author(env);
        if (isComment(item)) {
            return unless(
                    author,
                    comment(env, found -> found != null && !found.modifiedAt().equals(found.createdAt())));
        }
        if (item instanceof ItemNode.Text text) {
            return unless(
                    author,
                    Loading.<UUID, Instant>loader(env, "bodyChanges")
                            .load(text.issue().id())
                            .thenApply(at -> at != null));
        }
        return author;
    }

    /** Both are asked for already, and answered together. */
    private static @Nullable Object unless(@Nullable Object author, @Nullable Object changed) {
        return future(author).thenCombine(future(changed), (who, it) -> Boolean.TRUE.equals(it) ? null : who);
    }

    private static CompletableFuture<@Nullable Object> future(@Nullable Object value) {
        return value instanceof CompletableFuture<?> coming
                ? coming.thenApply(come -> come)
                : CompletableFuture.completedFuture(value);
    }

    private static boolean isComment(ItemNode item) {
        return item.typeName().equals(ItemTypes.name(What.COMMENTED));
    }

    /** Of an item that is a comment, at once where it was read already. */
    static @Nullable Object comment(DataFetchingEnvironment env, Function<@Nullable Comment, @Nullable Object> value) {
        return item(env) instanceof ItemNode.Note note
                ? value.apply(note.comment())
                : Loading.<UUID, Comment>loader(env, "commentsById")
                        .load(((ItemNode.Event) item(env)).commentId())
                        .thenApply(value::apply);
    }

    static ItemNode item(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<ItemNode>getSource());
    }
}
