package dev.lockstep.board.listing;

import java.util.UUID;

/**
 * An issue in a column.
 *
 * @param rank the lowest stands on top
 */
public record Placed(UUID issue, UUID column, long rank) {}
