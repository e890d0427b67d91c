package dev.lockstep.account.login;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.login.OneTimeWords.Allowed;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an account comes to be: the first by the terminal's link, the others by invitation, or by themselves where that is open. */
@Component
public class Registration {
    private final Database database;
    private final People people;
    private final Passwords passwords;
    private final OneTimeWords words;
    private final Attempts attempts;
    private final Post post;
    private final Mailer mailer;
    private final LoginSettings settings;
    private final InstantSource clock;

    Registration(
            Database database,
            People people,
            Passwords passwords,
            OneTimeWords words,
            Attempts attempts,
            Post post,
            Mailer mailer,
            LoginSettings settings,
            InstantSource clock) {
        this.database = database;
        this.people = people;
        this.passwords = passwords;
        this.words = words;
        this.attempts = attempts;
        this.post = post;
        this.mailer = mailer;
        this.settings = settings;
        this.clock = clock;
    }

    /** What somebody fills in; {@code word} is null for who comes without a link. */
    public record Form(
            @Nullable String word,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Form"; // holds a password
        }
    }

    /** A word that makes the first account; empty when there is one already. */
    public Optional<Secret> firstWord() {
        return people.nobody()
                ? Optional.of(words.make(new Allowed(Purpose.SET_UP, null, null, true)))
                : Optional.empty();
    }

    /** @param link makes the address out of the word; it is mailed and answered */
    public String invite(@Nullable String email, boolean admin, UnaryOperator<String> link) {
        var to = Identity.email(email);
        if (people.credential(to).isPresent()) {
            throw new Refused(
                    Refused.Kind.CONFLICT, "email_taken", "email", "There is an account with this e-mail address.");
        }
        var address = link.apply(
                words.make(new Allowed(Purpose.INVITATION, null, to, admin)).reveal());
        post.aside(() -> mailer.send(
                to,
                "You are invited to Lockstep",
                "Make your account within an hour, with this link that works once:\n\n" + address + "\n"));
        return address;
    }

    /** What a link allows, so that its page can ask for the right things. */
    public Purpose purpose(String word) {
        return words.look(word).map(Allowed::purpose).orElseThrow(OneTimeWords::spent);
    }

    /** @param address where the request comes from */
    public Person register(Form form, String address) {
        var word = form.word();
        if (word == null && !settings.openRegistration()) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "registration_closed",
                    null,
                    "Only who was invited may make an account here. Ask an administrator, who can invite you, or set"
                            + " LOCKSTEP_OPEN_REGISTRATION.");
        }
        var allowed = word == null ? null : words.look(word).orElseThrow(OneTimeWords::spent);
        if (allowed != null && allowed.purpose() == Purpose.RESET) {
            throw OneTimeWords.spent();
        }
        var invited = allowed == null ? null : allowed.email();
        var who = identity(allowed, form, invited == null ? form.email() : invited);
        attempts.count(Attempts.Kind.REGISTRATION, who.email(), address);
        var hash = passwords.hash(PasswordRules.checked(form.password(), "password", who.words()));
        boolean admin = allowed != null && allowed.admin();
        var person = new Person(Ids.next(), who.name(), who.email(), admin, true, clock.instant());
        database.write(() -> store(person, hash, word));
        return person;
    }

    /** Whoever makes the first account need not say a name: what stands before the at sign is one, until it is changed. */
    private static Identity identity(@Nullable Allowed allowed, Form form, @Nullable String email) {
        var name = form.name();
        boolean first = allowed != null && allowed.purpose() == Purpose.SET_UP;
        boolean unnamed = name == null || name.isBlank();
        return Identity.of(first && unnamed ? Identity.email(email).replaceFirst("@.*", "") : name, email);
    }

    private void store(Person person, String hash, @Nullable String word) {
        if (word != null && words.spend(word).purpose() == Purpose.SET_UP) {
            database.alone("first person"); // each node may have printed a link
            if (!people.nobody()) {
                throw OneTimeWords.spent();
            }
            words.forget(Purpose.SET_UP);
        }
        people.add(person, hash);
    }
}
