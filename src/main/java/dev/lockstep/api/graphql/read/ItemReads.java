package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.list.Arguments;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.ListKey;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.listing.ChangeColumns;
import dev.lockstep.issue.listing.CommentLists;
import dev.lockstep.issue.listing.Happening.What;
import dev.lockstep.issue.listing.Happenings;
import dev.lockstep.issue.listing.Happenings.Asked;
import dev.lockstep.issue.listing.Happenings.Part;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Sql;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Timelines, by page. */
@Component
final class ItemReads implements RuntimeWiringConfigurer, Loading {
    private static final Part NONE = new Part(List.of(), Ordering.of(List.of(), ChangeColumns.ID), false, false);

    private static final Set<String> BARE = Set.of(
            "nodes",
            "edges",
            "node",
            "cursor",
            "__typename",
            "createdAt",
            "totalCount",
            "pageInfo",
            "startCursor",
            "endCursor",
            "hasNextPage",
            "hasPreviousPage");

    private final Happenings happenings;
    private final CommentLists comments;

    ItemReads(Happenings happenings, CommentLists comments) {
        this.happenings = happenings;
        this.comments = comments;
    }

    private record Counting(Set<What> wanted, Sql filter) {}

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Issue", type -> type.dataFetcher("timelineItems", ItemReads::items));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<ListKey<Asked>, Part>add(
                loaders,
                "items",
                ListKey.together(
                        Budgeted.by(asking, happenings::of, part -> part.items().size()), NONE));
        Loading.<ListKey<Counting>, Long>add(
                loaders,
                "itemCounts",
                ListKey.together((issues, of) -> happenings.count(issues, of.wanted(), of.filter()), 0L));
        Loading.<UUID, Comment>add(loaders, "commentsById", Each.of(comments::all));
        Loading.<UUID, Instant>add(loaders, "bodyChanges", Each.of(happenings::bodiesChanged));
    }

    private static CompletableFuture<Connection<ItemNode>> items(DataFetchingEnvironment env) {
        var issue = Objects.requireNonNull(env.<Issue>getSource());
        @Nullable Map<String, Object> filter = env.getArgument("filter");
        var wanted = ItemTypes.read(filter == null ? null : (Collection<?>) filter.get("timelineItemTypes"));
        var condition = Arguments.filter(env, Filters.ITEMS);
        var asked =
                new Asked(wanted, condition, Arguments.ordering(env, Orders.ITEMS), Arguments.window(env), isBare(env));
        return Loading.<ListKey<Asked>, Part>loader(env, "items")
                .load(new ListKey<>(issue.id(), asked))
                .thenApply(part -> new Connection<>(
                        nodes(part, issue),
                        at -> part.cursor(part.items().get(at)),
                        part.previous(),
                        part.next(),
                        Counted.by(env, "itemCounts", issue.id(), new Counting(wanted, condition))));
    }

    private static List<ItemNode> nodes(Part part, Issue issue) {
        List<ItemNode> nodes = new ArrayList<>(part.items().size());
        part.items().forEach(item -> nodes.add(ItemNode.of(item, issue)));
        return nodes;
    }

    /** Nothing is asked that only the details of the entries tell. */
    private static boolean isBare(DataFetchingEnvironment env) {
        return env.getSelectionSet().getFields().stream().allMatch(field -> BARE.contains(field.getName()));
    }
}
