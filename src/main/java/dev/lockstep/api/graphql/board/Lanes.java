package dev.lockstep.api.graphql.board;

import dev.lockstep.api.graphql.board.BoardNode.Lane;
import dev.lockstep.board.Board;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Columns by their ids, with where they stand. */
final class Lanes {
    private Lanes() {}

    static Map<UUID, Lane> all(Board board, Collection<UUID> ids) {
        var projects = board.projectsOf(ids);
        Map<UUID, Lane> lanes = new HashMap<>();
        if (!projects.isEmpty()) {
            board.columnsOf(projects.values().stream().collect(Collectors.toSet()))
                    .forEach((project, columns) -> {
                        for (int at = 0; at < columns.size(); at++) {
                            var column = columns.get(at);
                            if (ids.contains(column.id())) {
                                lanes.put(column.id(), new Lane(column, at));
                            }
                        }
                    });
        }
        return lanes;
    }

    static Optional<Lane> find(Board board, UUID id) {
        return Optional.ofNullable(all(board, java.util.List.of(id)).get(id));
    }
}
