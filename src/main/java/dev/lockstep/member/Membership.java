package dev.lockstep.member;

import dev.lockstep.project.Project;
import org.jspecify.annotations.Nullable;

/**
 * A project as somebody has it.
 *
 * @param role null where he or she is no member
 */
public record Membership(Project project, @Nullable Role role) {}
