package dev.lockstep.account.login;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.Person.Credential;
import dev.lockstep.account.Sessions;
import dev.lockstep.account.login.OneTimeWords.Allowed;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New passwords, changed or forgotten, and the end of accounts. Each ends all sessions of the person, on all nodes. */
@Component
public class Recovery {
    private final Database database;
    private final People people;
    private final Sessions sessions;
    private final Passwords passwords;
    private final OneTimeWords words;
    private final Attempts attempts;
    private final Post post;
    private final Mailer mailer;
    private final InstantSource clock;

    Recovery(
            Database database,
            People people,
            Sessions sessions,
            Passwords passwords,
            OneTimeWords words,
            Attempts attempts,
            Post post,
            Mailer mailer,
            InstantSource clock) {
        this.database = database;
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.words = words;
        this.attempts = attempts;
        this.post = post;
        this.mailer = mailer;
        this.clock = clock;
    }

    /**
     * Mails a link to whoever has an account. Looked up aside: the caller cannot tell whether there is one.
     *
     * @param address where the request comes from
     * @param link makes the address of the mail out of the word
     */
    public void forgotten(@Nullable String email, String address, UnaryOperator<String> link) {
        var to = Identity.email(email);
        attempts.count(Attempts.Kind.FORGOTTEN, to, address);
        post.aside(() -> people.credential(to)
                .map(Credential::person)
                .filter(Person::active)
                .ifPresent(person -> mail(person, link)));
    }

    private void mail(Person person, UnaryOperator<String> link) {
        var word = words.make(new Allowed(Purpose.RESET, person.id(), null, false));
        mailer.send(
                person.email(),
                "A new password for Lockstep",
                "Choose a new password within an hour, with this link that works once:\n\n"
                        + link.apply(word.reveal())
                        + "\n\nIf you did not ask for it, leave it alone: your password is as it was.\n");
    }

    /** Spends the word of a mail. */
    public Person reset(@Nullable String word, @Nullable String password) {
        var given = word == null ? "" : word;
        var person = words.look(given)
                .flatMap(allowed -> Optional.ofNullable(allowed.person()))
                .flatMap(people::find)
                .filter(Person::active)
                .orElseThrow(OneTimeWords::spent);
        var hash = passwords.hash(checked(password, "password", person));
        database.write(() -> {
            words.spend(given);
            var old = people.credential(person.id()).orElseThrow(OneTimeWords::spent);
            people.replaceHash(person.id(), old.passwordHash(), hash, clock.instant());
            endAll(person.id());
        });
        attempts.forget(Attempts.Kind.LOGIN, person.email());
        return person;
    }

    /** @param address where the request comes from; who found an open browser must not guess faster than at the login */
    public void change(Person person, @Nullable String current, @Nullable String fresh, String address) {
        var given = PasswordRules.bounded(current == null ? "" : current, "currentPassword");
        attempts.count(Attempts.Kind.LOGIN, person.email(), address);
        var old = people.credential(person.id()).orElseThrow(() -> Refused.notFound("person"));
        if (!passwords.matches(given, old.passwordHash())) {
            throw Refused.invalid("password_wrong", "currentPassword", "This is not your password.");
        }
        var hash = passwords.hash(checked(fresh, "newPassword", person));
        boolean changed = database.write(() -> {
            endAll(person.id());
            return people.replaceHash(person.id(), old.passwordHash(), hash, clock.instant());
        });
        if (!changed) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "password_changed",
                    null,
                    "The password was changed meanwhile. Log in again.");
        }
        attempts.forget(Attempts.Kind.LOGIN, person.email());
    }

    /** @param active false shuts the person out at once */
    public Person activate(UUID person, boolean active) {
        var now = clock.instant();
        return database.write(() -> {
            endAll(person);
            return people.deactivate(person, active ? null : now, now);
        });
    }

    private void endAll(UUID person) {
        sessions.endAll(person);
        words.forget(person);
    }

    private static String checked(@Nullable String password, String field, Person person) {
        return PasswordRules.checked(password, field, new Identity(person.name(), person.email()).words());
    }
}
