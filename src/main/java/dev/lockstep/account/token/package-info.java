/** Tokens of people: short access tokens, the refresh tokens they come from, and personal tokens for programs. */
@NamedInterface("token")
@NullMarked
package dev.lockstep.account.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
