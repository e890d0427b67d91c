package dev.lockstep.account.openid;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is sent to the provider.
 *
 * @param back where to go afterwards, a path of ours
 * @param person who is signed in and connects an identity; null for a login
 * @param tokens a login by tokens instead of a browser's session
 */
public record Wish(String back, @Nullable UUID person, boolean tokens) {}
