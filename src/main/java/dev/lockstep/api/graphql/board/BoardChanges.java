package dev.lockstep.api.graphql.board;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.board.BoardNode.Item;
import dev.lockstep.api.graphql.board.BoardNode.Lane;
import dev.lockstep.api.graphql.change.Input;
import dev.lockstep.api.graphql.change.Mutation;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.api.graphql.read.StateNode;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.board.Board;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.issue.Origin;
import graphql.schema.idl.RuntimeWiring;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Columns are the owners', moving is the editors'. */
@Component
class BoardChanges implements RuntimeWiringConfigurer {
    private final Board board;
    private final BoardSource source;
    private final Gate gate;
    private final InstantSource clock;

    BoardChanges(Board board, BoardSource source, Gate gate, InstantSource clock) {
        this.board = board;
        this.source = source;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create = this::create;
        Mutation update = this::update;
        Mutation delete = this::delete;
        Mutation put = (input, asking) -> move(input.id("issue"), input, asking);
        Mutation move = (input, asking) -> move(placed(input), input, asking);
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createIssueBoardColumn", create.into("issueBoardColumn"))
                        .dataFetcher("updateIssueBoardColumn", update.into("issueBoardColumn"))
                        .dataFetcher("deleteIssueBoardColumn", delete.into("id"))
                        .dataFetcher("createIssueBoardItem", put.into("issueBoardItem"))
                        .dataFetcher("updateIssueBoardItem", move.into("issueBoardItem")));
    }

    private Lane create(Input input, Asking asking) {
        var given = input.text("issueBoard");
        var project = BoardSource.owner(
                        given.endsWith(BoardNode.BOARD) ? given : given + BoardNode.BOARD, BoardNode.BOARD)
                .orElseThrow(() -> Refused.notFound("board"));
        gate.must(asking.visitor(), Least.OWNER, Of.PROJECT, project);
        var wanted = new Board.NewColumn(input.text("name"), kind(input), number(input, "wipLimit"), null);
        return lane(board.add(project, wanted, Ids.next()).id());
    }

    /** A column is for open issues or for closed ones, and so for all states of that kind. */
    private static Kind kind(Input input) {
        var states = input.value("issueStates") instanceof Collection<?> several ? several : List.of();
        var kinds = states.stream()
                .map(id -> Kind.of(StateNode.read(String.valueOf(id), "issueStates")))
                .distinct()
                .toList();
        if (kinds.size() != 1) {
            throw Refused.invalid(
                    "states_mixed",
                    "issueStates",
                    "A column is for open issues or for closed ones: name states of one kind.");
        }
        return kinds.getFirst();
    }

    private Lane update(Input input, Asking asking) {
        var known = mine(input, asking);
        var change = new Board.ColumnChange(
                input.has("name") ? input.text("name") : null,
                number(input, "wipLimit"),
                number(input, "position"),
                null);
        board.change(known.column().projectId(), known.column().id(), change);
        return lane(known.column().id());
    }

    private String delete(Input input, Asking asking) {
        var known = mine(input, asking);
        board.remove(known.column().projectId(), known.column().id());
        return known.id();
    }

    private Lane mine(Input input, Asking asking) {
        var known = lane(input.id("id"));
        gate.must(asking.visitor(), Least.OWNER, Of.PROJECT, known.column().projectId());
        return known;
    }

    private static UUID placed(Input input) {
        var id = input.text("id");
        return BoardSource.owner(id.endsWith(BoardNode.PLACE) ? id : id + BoardNode.PLACE, BoardNode.PLACE)
                .orElseThrow(() -> Refused.notFound("issue"));
    }

    /** On top of the column, or behind another item; the issue is closed or opened as the column's kind says. */
    private Item move(UUID issue, Input input, Asking asking) {
        gate.must(asking.visitor(), Least.EDITOR, Of.ISSUE, issue);
        var after = input.textOrNull("after");
        var above = after == null ? null : NodeIds.uuid(after.replaceFirst(BoardNode.PLACE + "$", ""), "after");
        var moved = board.move(
                issue,
                input.id("issueBoardColumn"),
                above,
                Origin.hub(asking.visitor().pen()),
                clock.instant());
        return source.standing(moved).orElseThrow(() -> Refused.notFound("issue"));
    }

    private Lane lane(UUID id) {
        return Lanes.find(board, id).orElseThrow(() -> Refused.notFound("column"));
    }

    private static @Nullable Integer number(Input input, String name) {
        return input.has(name) ? ((Number) Objects.requireNonNull(input.value(name))).intValue() : null;
    }
}
