package dev.lockstep.api.dev;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.audit.AuditLog;
import dev.lockstep.account.audit.AuditLog.Act;
import dev.lockstep.account.token.TokenLogin;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts for whoever asks, and tokens of anybody. */
@Component
class DevLogin {
    private static final Pattern USERNAME = Pattern.compile("[a-zA-Z0-9_-]{1,60}");
    private static final int MOST_EMAIL = 254;

    private final People people;
    private final TokenLogin logins;
    private final AuditLog log;
    private final InstantSource clock;

    DevLogin(People people, TokenLogin logins, AuditLog log, InstantSource clock) {
        this.people = people;
        this.logins = logins;
        this.log = log;
        this.clock = clock;
    }

    record NewUser(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String email,
            boolean admin) {}

    /** The hub knows people by one name, which is the username. */
    Person make(NewUser wanted) {
        var username = wanted.username();
        if (username == null || !USERNAME.matcher(username).matches()) {
            throw Refused.invalid(
                    "username_invalid", "username", "username has 1 to 60 letters, digits, hyphens and underscores.");
        }
        if (wanted.displayName() == null || wanted.displayName().isBlank()) {
            throw Refused.invalid("field_missing", "displayName", "displayName must not be empty.");
        }
        if (!people.called(username).isEmpty()) {
            throw new Refused(
                    Refused.Kind.CONFLICT, "username_taken", "username", "There is " + username + " already.");
        }
        var email = wanted.email() == null || wanted.email().isBlank()
                ? username + "@development.invalid"
                : wanted.email().strip();
        if (email.length() > MOST_EMAIL || !email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Refused.invalid("email_invalid", "email", "email must look like ann@example.org.");
        }
        var person = new Person(Ids.next(), username, email, wanted.admin(), true, clock.instant());
        people.add(person, null);
        tell(person, "account.register");
        return person;
    }

    /** Empty where nobody is called so, or may enter. */
    Optional<Secret> token(@Nullable String username, @Nullable String id) {
        return (username == null ? byId(id) : people.called(username).stream().findFirst()).map(person -> {
            tell(person, "login.token");
            return logins.forDevelopment(person);
        });
    }

    private Optional<Person> byId(@Nullable String id) {
        try {
            return id == null
                    ? Optional.empty()
                    : people.find(UUID.fromString(id)).filter(Person::active);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private void tell(Person person, String action) {
        log.add(new Act(person.id(), person.name(), action, "LOCKSTEP_DEV_LOGIN", "127.0.0.1", true));
    }
}
