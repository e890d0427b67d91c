package dev.lockstep.account.login;

import dev.lockstep.account.AccountParts;
import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.Sessions;
import dev.lockstep.account.login.Registration.Form;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The product's own login over a real database, with a clock that the test moves and a mailbox that it reads. */
final class LoginWorld implements AutoCloseable {
    static final String HERE = "192.0.2.7";
    static final String GOOD = "correct horse battery staple";
    static final String OTHER = "seven purple umbrellas sing";

    final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    final TestDatabase database;
    final People people;
    final Sessions sessions;
    final CountedPasswords passwords = new CountedPasswords();
    final OneTimeWords words;
    final Login login;
    final Registration registration;
    final Recovery recovery;
    final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
    private final Post post = new Post();

    record Mail(String to, String text) {
        String word() {
            return text.replaceFirst("(?s).*#", "").replaceFirst("(?s)\n.*", "");
        }
    }

    LoginWorld(Path folder, boolean open) {
        database = TestDatabase.in(folder);
        people = AccountParts.people(database);
        sessions = AccountParts.sessions(database, clock);
        var store = database.database();
        words = new OneTimeWords(store, database.jdbc(), clock);
        var attempts = new Attempts(store, database.jdbc(), clock);
        Mailer mailer = (to, subject, text) -> mails.add(new Mail(to, text));
        var settings = new LoginSettings(folder, open, false, "hub@example.test");
        login = new Login(people, passwords, attempts, clock);
        registration = new Registration(store, people, passwords, words, attempts, post, mailer, settings, clock);
        recovery = new Recovery(store, people, sessions, passwords, words, attempts, post, mailer, clock);
    }

    Person join(String name, String email) {
        return registration.register(form(null, name, email, GOOD), HERE);
    }

    static Form form(@Nullable String word, String name, @Nullable String email, String password) {
        return new Form(word, name, email, password);
    }

    Mail mail() {
        try {
            var mail = mails.poll(60, TimeUnit.SECONDS);
            if (mail == null) {
                throw new AssertionError("no mail came");
            }
            return mail;
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        post.destroy();
        database.close();
    }
}
