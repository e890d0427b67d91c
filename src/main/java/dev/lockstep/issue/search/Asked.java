package dev.lockstep.issue.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks for something, and where.
 *
 * @param person sees what is in his or her projects alone; null sees all
 * @param project null for all that may be seen
 */
public record Asked(@Nullable UUID person, @Nullable UUID project) {}
