/** Logins through an OpenID Connect provider: what is asked of it, what is believed of its answer, and whose it is. */
@NamedInterface("openid")
@NullMarked
package dev.lockstep.account.openid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
