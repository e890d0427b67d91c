package dev.lockstep.api.graphql.board;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.board.BoardNode.Item;
import dev.lockstep.api.graphql.board.BoardNode.Lane;
import dev.lockstep.api.graphql.board.BoardNode.Whole;
import dev.lockstep.api.graphql.list.Arguments;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.Kept;
import dev.lockstep.api.graphql.list.ListKey;
import dev.lockstep.api.graphql.read.Budgeted;
import dev.lockstep.api.graphql.read.Each;
import dev.lockstep.board.Board;
import dev.lockstep.board.BoardColumn;
import dev.lockstep.board.listing.PlaceLists;
import dev.lockstep.board.listing.Placed;
import dev.lockstep.issue.Issue;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import dev.lockstep.project.Project;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.dataloader.DataLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Boards, their columns from the left, and what stands in these from the top. */
@Component
class BoardReads implements RuntimeWiringConfigurer, Loading {
    private final Board board;
    private final PlaceLists places;

    BoardReads(Board board, PlaceLists places) {
        this.board = board;
        this.places = places;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Project", type -> type.dataFetcher("issueBoards", BoardReads::boards));
        wiring.type(
                "IssueBoard",
                type -> type.dataFetcher(
                                "trackable", env -> project(env, whole(env).project()))
                        .dataFetcher("issueBoardColumns", BoardReads::columns));
        wiring.type(
                "IssueBoardColumn",
                type -> type.dataFetcher(
                                "issueBoard",
                                env -> project(env, lane(env).column().projectId())
                                        .thenApply(Whole::of))
                        .dataFetcher("issueBoardItems", BoardReads::items));
        wiring.type(
                "IssueBoardItem",
                type -> type.dataFetcher(
                                "issue",
                                env -> Loading.<UUID, Issue>loader(env, "issuesById")
                                        .load(item(env).placed().issue()))
                        .dataFetcher(
                                "issueBoardColumn",
                                env -> Loading.<UUID, Lane>loader(env, "lanesById")
                                        .load(item(env).placed().column())));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<UUID, List<BoardColumn>>add(loaders, "columnsOfProjects", Each.of(board::columnsOf));
        Loading.<UUID, Lane>add(loaders, "lanesById", Each.of(ids -> Lanes.all(board, ids)));
        Loading.<ListKey<Wish>, Rows<Placed>>add(
                loaders,
                "places",
                ListKey.together(
                        Budgeted.by(asking, places::of, rows -> rows.rows().size()),
                        new Rows<>(List.of(), PlaceLists.FROM_TOP, false, false)));
    }

    private static Connection<Whole> boards(DataFetchingEnvironment env) {
        var all = List.of(Whole.of(Objects.requireNonNull(env.<Project>getSource())));
        var page = Kept.page(all, Whole::id, Arguments.window(env));
        return Connection.of(page, each -> each, () -> CompletableFuture.completedFuture(1L));
    }

    private static CompletableFuture<Connection<Lane>> columns(DataFetchingEnvironment env) {
        var window = Arguments.window(env);
        return Loading.<UUID, List<BoardColumn>>loader(env, "columnsOfProjects")
                .load(whole(env).project())
                .thenApply(found -> found == null ? List.<BoardColumn>of() : found)
                .thenApply(found -> {
                    var lanes = IntStream.range(0, found.size())
                            .mapToObj(at -> new Lane(found.get(at), at))
                            .toList();
                    var page = Kept.page(lanes, lane -> "%04d".formatted((int) lane.position()), window);
                    return Connection.of(
                            page, each -> each, () -> CompletableFuture.completedFuture((long) lanes.size()));
                });
    }

    private static CompletableFuture<Connection<Item>> items(DataFetchingEnvironment env) {
        var column = lane(env).column();
        var wish = new Wish(Sql.TRUE, PlaceLists.FROM_TOP, Arguments.window(env));
        return Loading.<ListKey<Wish>, Rows<Placed>>loader(env, "places")
                .load(new ListKey<>(column.id(), wish))
                .thenApply(rows ->
                        Connection.of(rows, Item::new, () -> CompletableFuture.completedFuture(column.issues())));
    }

    private static CompletableFuture<Project> project(DataFetchingEnvironment env, UUID id) {
        return Loading.<UUID, Project>loader(env, "projectsById").load(id);
    }

    private static Whole whole(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Whole>getSource());
    }

    private static Lane lane(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Lane>getSource());
    }

    private static Item item(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<Item>getSource());
    }
}
