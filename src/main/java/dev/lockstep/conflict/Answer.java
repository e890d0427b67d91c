package dev.lockstep.conflict;

import org.jspecify.annotations.Nullable;

/**
 * What a person says about a conflict.
 *
 * @param version of the conflict that the person saw
 * @param text the person's own, with {@link Keep#TEXT} only
 * @param rememberAsRule conflicts of this field on this link are decided so from now on
 */
public record Answer(long version, Keep keep, @Nullable String text, boolean rememberAsRule) {}
