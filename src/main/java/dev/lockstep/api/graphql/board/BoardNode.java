package dev.lockstep.api.graphql.board;

import dev.lockstep.api.graphql.read.StateNode;
import dev.lockstep.api.graphql.read.TypedNode;
import dev.lockstep.board.BoardColumn;
import dev.lockstep.board.listing.Placed;
import dev.lockstep.issue.IssueState;
import dev.lockstep.project.Project;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of a board. */
sealed interface BoardNode extends TypedNode {
    String BOARD = ":board";
    String PLACE = ":place";

    /** A project's. */
    record Whole(UUID project, String name) implements BoardNode {
        static Whole of(Project project) {
            return new Whole(project.id(), project.name());
        }

        @Override
        public String id() {
            return project + BOARD;
        }

        @Override
        public String typeName() {
            return "IssueBoard";
        }

        public String description() {
            return "";
        }
    }

    /** @param position from the left, from 0 */
    record Lane(BoardColumn column, double position) implements BoardNode {
        @Override
        public String id() {
            return column.id().toString();
        }

        @Override
        public String typeName() {
            return "IssueBoardColumn";
        }

        public String name() {
            return column.name();
        }

        public @Nullable Integer wipLimit() {
            return column.wipLimit();
        }

        public List<StateNode> issueStates() {
            return Arrays.stream(IssueState.values())
                    .filter(state -> BoardColumn.Kind.of(state) == column.kind())
                    .map(StateNode::of)
                    .toList();
        }
    }

    record Item(Placed placed) implements BoardNode {
        @Override
        public String id() {
            return placed.issue() + PLACE;
        }

        @Override
        public String typeName() {
            return "IssueBoardItem";
        }

        public double position() {
            return placed.rank();
        }
    }
}
