/** How people get an account and prove that it is theirs: registration, passwords, one-time words, the brakes on guessing. */
@NamedInterface("login")
@NullMarked
package dev.lockstep.account.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
