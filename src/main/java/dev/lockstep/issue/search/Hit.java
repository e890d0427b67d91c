package dev.lockstep.issue.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param commentId where the words stand; null for the issue's own title and body */
public record Hit(UUID issueId, @Nullable UUID commentId) {}
