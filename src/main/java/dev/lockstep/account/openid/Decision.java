package dev.lockstep.account.openid;

import dev.lockstep.account.Person;
import dev.lockstep.base.Refused;
import org.jspecify.annotations.Nullable;

/** What becomes of somebody whom the provider vouches for. Pure. */
sealed interface Decision {
    record Enter(Person person) implements Decision {}

    /** The person of the verified address, from now on also by this identity. */
    record Connect(Person person) implements Decision {}

    record Register() implements Decision {}

    record No(Refused refused) implements Decision {}

    /**
     * @param owner whose this identity is
     * @param namesake who has an account with this address
     */
    record Found(@Nullable Person owner, @Nullable Person namesake, boolean nobody) {}

    static Decision of(Claims claims, Found found, OpenIdSettings settings) {
        var owner = found.owner();
        if (owner != null) {
            return owner.active() ? new Enter(owner) : no("account_inactive", "This account is no longer active.");
        }
        var namesake = found.namesake();
        // Whether there is an account is nobody's business whose address it may not be.
        if (namesake != null && claims.verified()) {
            // An administrator connects while signed in: whoever gives out addresses must not become one by it.
            boolean theirs = settings.linkByEmail() && namesake.active() && !namesake.admin();
            return theirs
                    ? new Connect(namesake)
                    : no(
                            "openid_not_connected",
                            "There is an account with your e-mail address, which is not connected with "
                                    + settings.name() + ". Log in to it with your password and connect it there.");
        }
        if (!settings.register()) {
            return no(
                    "openid_not_connected",
                    "No account is connected with you at " + settings.name()
                            + ". Log in with your password and connect it, or ask an administrator, who can invite you.");
        }
        if (claims.email() == null || !claims.verified()) {
            return no(
                    "openid_email_unverified",
                    settings.name()
                            + " does not say that it knows your e-mail address for certain. Ask an administrator, who can invite you.");
        }
        return found.nobody()
                ? no(
                        "openid_first_account",
                        "The first account is made by the link that Lockstep printed when it started.")
                : new Register();
    }

    private static Decision no(String code, String message) {
        return new No(new Refused(Refused.Kind.FORBIDDEN, code, null, message));
    }
}
