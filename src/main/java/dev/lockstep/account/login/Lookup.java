package dev.lockstep.account.login;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.Person.Credential;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds somebody by e-mail address for who wants to work with him or her. Braked, so that nobody tries addresses by the thousand. */
@Component
public class Lookup {
    private final People people;
    private final Attempts attempts;

    Lookup(People people, Attempts attempts) {
        this.people = people;
        this.attempts = attempts;
    }

    /**
     * @param asker who asks, for the count
     * @param address from where
     * @throws Later when this was asked too often
     */
    public Optional<Person> byEmail(String email, String asker, String address) {
        attempts.count(Attempts.Kind.LOOKUP, asker, address);
        return people.credential(email).map(Credential::person);
    }
}
