package dev.lockstep.guard;

import java.util.List;

/**
 * What a person is asked.
 *
 * @param sample the first of the plan's changes
 */
public record Question(Plan plan, Counts counts, List<Change> sample) {}
