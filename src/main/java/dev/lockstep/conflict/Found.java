package dev.lockstep.conflict;

import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.List;

/**
 * What one look at a subject found.
 *
 * @param waiting what {@link Decisions#waiting} answered before it decided
 */
public record Found(Place place, Origin origin, List<Conflict> waiting, List<Finding> findings, Instant at) {}
