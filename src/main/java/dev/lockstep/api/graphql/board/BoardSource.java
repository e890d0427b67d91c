package dev.lockstep.api.graphql.board;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Gate;
import dev.lockstep.api.graphql.board.BoardNode.Item;
import dev.lockstep.api.graphql.board.BoardNode.Whole;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.api.graphql.read.NodeSource;
import dev.lockstep.api.graphql.read.TypedNode;
import dev.lockstep.board.Board;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.board.listing.Placed;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.project.Projects;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Boards, columns and what stands in them, by their ids. */
@Component
class BoardSource implements NodeSource {
    private final Board board;
    private final Projects projects;
    private final Issues issues;
    private final Gate gate;

    BoardSource(Board board, Projects projects, Issues issues, Gate gate) {
        this.board = board;
        this.projects = projects;
        this.issues = issues;
        this.gate = gate;
    }

    @Override
    public Optional<? extends TypedNode> node(String id, Visitor visitor) {
        if (id.endsWith(BoardNode.BOARD)) {
            return owner(id, BoardNode.BOARD)
                    .flatMap(projects::find)
                    .filter(project -> gate.mayRead(visitor, project.id()))
                    .map(Whole::of);
        }
        if (id.endsWith(BoardNode.PLACE)) {
            return owner(id, BoardNode.PLACE)
                    .flatMap(issues::find)
                    .filter(issue -> issue.deletedAt() == null && gate.mayRead(visitor, issue.projectId()))
                    .flatMap(this::standing);
        }
        return NodeIds.uuid(id)
                .flatMap(uuid -> Lanes.find(board, uuid))
                .filter(lane -> gate.mayRead(visitor, lane.column().projectId()));
    }

    /** Empty where the issue stands in no column. */
    Optional<Item> standing(Issue issue) {
        return Optional.ofNullable(board.standing(List.of(issue.id())).get(issue.id()))
                .filter(place -> Lanes.find(board, place.column())
                        .filter(lane -> lane.column().kind() == Kind.of(issue.state()))
                        .isPresent())
                .map(place -> new Item(new Placed(issue.id(), place.column(), place.rank())));
    }

    static Optional<UUID> owner(String id, String ending) {
        return NodeIds.uuid(id.substring(0, id.length() - ending.length()));
    }
}
