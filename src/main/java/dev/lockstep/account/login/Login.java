package dev.lockstep.account.login;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.Person.Credential;
import dev.lockstep.base.Refused;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges an address and a password. Whether there is such an account shows in neither the answer nor its time. */
@Component
public class Login {
    private static final int MAX_EMAIL_CHARS = 254;

    private final People people;
    private final Passwords passwords;
    private final Attempts attempts;
    private final InstantSource clock;

    Login(People people, Passwords passwords, Attempts attempts, InstantSource clock) {
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @param address where the request comes from */
    public Person judge(@Nullable String email, @Nullable String password, String address) {
        var account = required(email, "email").strip().toLowerCase(Locale.ROOT);
        if (account.length() > MAX_EMAIL_CHARS) {
            throw Refused.invalid("email_invalid", "email", "An e-mail address has at most 254 characters.");
        }
        var given = PasswordRules.bounded(required(password, "password"), "password");
        attempts.count(Attempts.Kind.LOGIN, account, address);
        var known = people.credential(account);
        boolean right =
                passwords.matches(given, known.isEmpty() ? null : known.get().passwordHash());
        var credential = known.filter(found -> right && found.person().active())
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNAUTHENTICATED,
                        "login_failed",
                        null,
                        "The e-mail address or the password is wrong, or the account is no longer active."));
        attempts.forget(Attempts.Kind.LOGIN, account);
        renew(credential, given);
        return credential.person();
    }

    /** Nobody but the person can do this later: the password is known at this moment alone. */
    private void renew(Credential credential, String password) {
        var hash = credential.passwordHash();
        if (hash != null && passwords.outdated(hash)) {
            people.replaceHash(credential.person().id(), hash, passwords.hash(password), clock.instant());
        }
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isEmpty()) {
            throw Refused.invalid("field_missing", field, field + " is required.");
        }
        return value;
    }
}
