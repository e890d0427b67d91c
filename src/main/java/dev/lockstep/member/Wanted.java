package dev.lockstep.member;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which projects are asked for.
 *
 * @param person whose role is told
 * @param all also those that he or she is no member of
 * @param name part of the name, in any case; empty for all
 * @param archived those that are archived, instead of those that are not
 */
public record Wanted(@Nullable UUID person, boolean all, String name, boolean archived) {}
